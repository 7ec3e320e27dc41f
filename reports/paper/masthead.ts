import type { LogoPicture, ReportLook } from '#domain/reporting/look'
import { baselineOf, type Paper, sheet, type } from '#reports/paper'
import { printedSize } from './look'
import { ink } from './type'

const mostOfFirm = { width: 130, height: 24 }
const mostOfClient = { width: 110, height: 34 }

/** The logo or mark of the firm with its name, and at the right which document this is. Answers nothing; paper.y is under it. */
export function masthead(paper: Paper, firm: string, stamp: string, look?: ReportLook | null): void {
  const middle = paper.y + 9
  const after = look?.firm ? firmLogo(paper, look.firm, middle) : ownMark(paper)
  const stampWidth = Math.min(300, paper.widthOf(stamp, type.bodySoft))
  const firmWidth = sheet.right - after - stampWidth - 20
  // Beside a logo a long name takes two lines; it is whose paper this is.
  const lines = paper.linesOf(firm, type.firm, firmWidth, 2).length
  paper.tagged('P', () => void paper.text(firm, type.firm, { x: after, y: middle - 7 * lines, width: firmWidth, most: 2 }))
  const shift = baselineOf(type.firm) - baselineOf(type.bodySoft)
  const box = { x: sheet.right - stampWidth, y: middle - 7 + shift, width: stampWidth, align: 'right', most: 1 } as const
  paper.tagged('P', () => void paper.text(stamp, type.bodySoft, box))
  paper.y += 18
}

/** The client's logo at the right, its foot on a line. Answers the room it takes of that line. */
export function clientLogo(paper: Paper, logo: LogoPicture | null | undefined, foot: number): number {
  if (!logo) return 0
  const { width, height } = printedSize(logo, mostOfClient)
  paper.decoration(() => paper.picture(Buffer.from(logo.bytes, 'base64'), { x: sheet.right - width, y: foot - height, width, height }))
  return width + 14
}

function firmLogo(paper: Paper, logo: LogoPicture, middle: number): number {
  const { width, height } = printedSize(logo, mostOfFirm)
  paper.decoration(() => paper.picture(Buffer.from(logo.bytes, 'base64'), { x: sheet.left, y: middle - height / 2, width, height }))
  return sheet.left + width + 9
}

function ownMark(paper: Paper): number {
  paper.decoration(() => mark(paper, sheet.left, paper.y))
  return sheet.left + 26
}

/** A three-quarter ring that comes back to an orange dot. */
function mark(paper: Paper, x: number, y: number): void {
  const scale = 18 / 32
  paper.box(x, y, 18, 18, { colour: ink.brand }, 5)
  const arc = 'M9 4.22a4.78 4.78 0 1 1 -4.78 4.78'
  paper.path(arc, x, y, { stroke: { colour: ink.white, width: 3.2 * scale, round: true } })
  paper.disc(x + 8.9 * scale, y + 9.4 * scale, 2.9 * scale, { fill: { colour: ink.spark } })
}
