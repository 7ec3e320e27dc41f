import { type Paper, sheet } from '#reports/paper'

/** A part of a page that knows its height before it is drawn. It draws from paper.y and leaves paper.y under itself. */
export type Block = { height: number; draw: () => void }

/**
 * Blocks under each other from paper.y. When they all fit, the room that is left goes evenly between them, up to `most`;
 * when they do not, they flow over pages with `least` between them.
 */
export function stack(paper: Paper, blocks: readonly Block[], { least, most }: { least: number; most: number }): void {
  const free = sheet.bottom - paper.y - blocks.reduce((sum, block) => sum + block.height, 0)
  const gap = Math.min(most, Math.max(least, free / blocks.length))
  for (const block of blocks) {
    paper.y += gap
    block.draw()
  }
}
