import { z } from 'zod'

/** Between what a cell can be cut by hand. A blank goes for any white space, a new line for any line ending. */
export const splitMarks = [',', ';', '/', '|', ' - ', ' ', '\n'] as const

/** Which part of a cell a column becomes: cut at `by` into at most `of` parts, of which this is number `at`, from 0. The last one has all that is left. */
export const CellPart = z
  .object({ by: z.enum(splitMarks), at: z.number().int().min(0).max(3), of: z.number().int().min(2).max(4) })
  .refine(({ at, of }) => at < of)
export type CellPart = z.infer<typeof CellPart>

/** That part of the text; empty where there are fewer parts. */
export function partOfCell(text: string, { by, at, of }: CellPart): string {
  let rest = text
  for (let part = 0; part < of - 1; part++) {
    const cut = firstCut(rest, by)
    if (cut === null) return part === at ? rest : ''
    if (part === at) return rest.slice(0, cut.from)
    rest = rest.slice(cut.to)
  }
  return rest
}

function firstCut(text: string, by: CellPart['by']): { from: number; to: number } | null {
  const found = by === ' ' ? /\S(\s+)(?=\S)/.exec(text) : by === '\n' ? /(\r\n|\n|\r)/.exec(text) : null
  if (found) {
    const to = found.index + found[0].length
    return { from: to - (found[1] as string).length, to }
  }
  if (by === ' ' || by === '\n') return null
  const from = text.indexOf(by)
  return from < 0 ? null : { from, to: from + by.length }
}
