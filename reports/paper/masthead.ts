import { baselineOf, type Paper, sheet, type } from '#reports/paper'
import { ink } from './type'

/** The mark of the firm with its name, and at the right which document this is. Answers nothing; paper.y is under it. */
export function masthead(paper: Paper, firm: string, stamp: string): void {
  const middle = paper.y + 9
  paper.decoration(() => mark(paper, sheet.left, paper.y))
  const stampWidth = Math.min(300, paper.widthOf(stamp, type.bodySoft))
  const firmWidth = sheet.right - sheet.left - 26 - stampWidth - 20
  paper.tagged('P', () => void paper.text(firm, type.firm, { x: sheet.left + 26, y: middle - 7, width: firmWidth, most: 1 }))
  const shift = baselineOf(type.firm) - baselineOf(type.bodySoft)
  paper.tagged(
    'P',
    () =>
      void paper.text(stamp, type.bodySoft, {
        x: sheet.right - stampWidth,
        y: middle - 7 + shift,
        width: stampWidth,
        align: 'right',
        most: 1,
      }),
  )
  paper.y += 18
}

/** A three-quarter ring that comes back to an orange dot. */
function mark(paper: Paper, x: number, y: number): void {
  const scale = 18 / 32
  paper.box(x, y, 18, 18, { colour: ink.brand }, 5)
  const arc = 'M9 4.22a4.78 4.78 0 1 1 -4.78 4.78'
  paper.path(arc, x, y, { stroke: { colour: ink.white, width: 3.2 * scale, round: true } })
  paper.disc(x + 8.9 * scale, y + 9.4 * scale, 2.9 * scale, { fill: { colour: ink.spark } })
}
