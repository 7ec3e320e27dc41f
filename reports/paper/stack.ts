import { type Paper, sheet } from '#reports/paper'

/** A part of a page that knows its height before it is drawn. It draws from paper.y and leaves paper.y under itself. */
export type Block = { height: number; draw: () => void }

/** `least` and `most` between two blocks. `above`: room before the first one too, because something stands over it. */
export type Gaps = { least: number; most: number; above: boolean }

/** How high blocks under each other are at least. */
export function leastHeight(blocks: readonly Block[], { least, above }: Gaps): number {
  return blocks.reduce((sum, block) => sum + block.height, 0) + least * (above ? blocks.length : Math.max(0, blocks.length - 1))
}

/**
 * Blocks under each other from paper.y. When they all fit, the room that is left goes evenly between them, up to `most`;
 * when they do not, they flow over pages with `least` between them.
 */
export function stack(paper: Paper, blocks: readonly Block[], { least, most, above }: Gaps): void {
  const free = sheet.bottom - paper.y - blocks.reduce((sum, block) => sum + block.height, 0)
  const gaps = above ? blocks.length : Math.max(1, blocks.length - 1)
  const gap = Math.min(most, Math.max(least, free / gaps))
  for (const [at, block] of blocks.entries()) {
    if (at > 0 || above) paper.y += gap
    block.draw()
  }
}
