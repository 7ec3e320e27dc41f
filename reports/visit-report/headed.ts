import { type Paper, sheet, type } from '#reports/paper'
import type { Block } from '#reports/paper/stack'

const under = 7

/** A part of the report under its heading, which never stays behind alone at the foot of a page. */
export function headed(paper: Paper, words: string, height: number, draw: () => void, needs = 40): Block {
  const headingHeight = type.heading.line + under
  return {
    height: headingHeight + height,
    draw: () => {
      paper.makeRoom(headingHeight + Math.min(height, needs))
      paper.bookmark(words)
      paper.tagged('H2', () => {
        paper.y = paper.text(words, type.heading, { x: sheet.left, y: paper.y, width: sheet.right - sheet.left, most: 2 })
      })
      paper.y += under
      draw()
    },
  }
}

/** The heading of a page of its own. */
export function pageHeading(paper: Paper, words: string): void {
  paper.bookmark(words)
  paper.tagged('H2', () => {
    paper.y = paper.text(words, type.page, { x: sheet.left, y: paper.y, width: sheet.right - sheet.left, most: 2 })
  })
}
