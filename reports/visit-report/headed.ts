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

const width = sheet.right - sheet.left

/** A part under the heading of its chapter, which is set larger. */
export function underPageHeading(paper: Paper, words: string, under: number, block: Block): Block {
  const height = paper.heightOf(words, type.page, width, 2) + under
  return {
    height: height + block.height,
    draw: () => {
      paper.makeRoom(height + Math.min(block.height, 60))
      paper.bookmark(words)
      paper.tagged('H2', () => {
        paper.y = paper.text(words, type.page, { x: sheet.left, y: paper.y, width, most: 2 }) + under
      })
      block.draw()
    },
  }
}
