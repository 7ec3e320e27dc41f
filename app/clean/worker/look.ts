import { guessMapping } from '#domain/clean/guess'
import type { Answers, Question } from './asked'
import { lookInto } from './open-file'

/** How a file is made, and what its columns look like. */
export async function lookAt({ path, limits, asked }: Extract<Question, { kind: 'look' }>): Promise<Answers['look']> {
  const found = await lookInto(path, limits, asked)
  if ('refused' in found) return found
  const { shape, seen } = found
  return { shape, guess: guessMapping({ ...seen, rows: seen.sample }) }
}
