import type { MatchKind } from '#domain/clean/duplicates/record'
import { generatedKind } from './dutch-base'
import { type LabelledKind, readKind } from './labelled-set'
import { readRealFile } from './real-file'

/** Where the records come from: a folder with records and truth, a real file with a column of truth, or a generator. */
export type Source = { folder: string } | { file: string; truth: string } | { rows: number; seed: number }

/** The records of one kind. A generated base holds three organisations for every four persons. */
export function recordsFrom(from: Source, kind: MatchKind): LabelledKind {
  if ('folder' in from) return readKind(from.folder, kind)
  if ('file' in from) return kind === 'organisation' ? readRealFile(from.file, from.truth) : { records: [], entityOf: new Map() }
  const organisations = Math.round(from.rows * (3 / 7))
  return generatedKind(kind, kind === 'person' ? from.rows - organisations : organisations, from.seed)
}
