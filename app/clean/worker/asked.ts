import type { Day } from '#domain/calendar/day'
import type { Mapping, MappingRefusal } from '#domain/clean/columns'
import type { DryRun } from '#domain/clean/dry-run'
import type { FileShape } from '#domain/clean/file-shape'
import type { Guess } from '#domain/clean/guess'
import type { Rules } from '#domain/clean/rules'
import type { BaseFacts } from '#domain/clean/score'
import type { ReadOptions, TableRefusal } from '#domain/clean/table'
import type { Asked } from './open-file'
import type { WorkbookRefusal } from './workbook'

/** A stored file and how it is to be read: what every question about its rows brings along. */
export type FileToRead = {
  path: string
  shape: FileShape
  mapping: Mapping
  rules: Rules
  edits: Map<number, Record<string, string>>
}

export type TakeChoice = { withFindings: boolean; withClosed: boolean }

/** What the rows are written under: ids are made of `idBase` and the line, so that nothing has to be remembered per row. */
export type TakeOrder = FileToRead & {
  choice: TakeChoice
  today: Day
  /** The first 24 characters of the ids of the customers and of the people, a different one for each import. */
  idBase: { customer: string; contact: string }
}

export type SameFix = { field: string; rule: string; wrong: string; value: string; asProposed: boolean }

export type Question =
  | { kind: 'look'; path: string; limits: ReadOptions; asked: Asked }
  | ({ kind: 'check'; today: Day } & FileToRead)
  | ({ kind: 'take' } & TakeOrder)
  | ({ kind: 'row'; line: number } & Pick<FileToRead, 'path' | 'shape'>)
  | ({ kind: 'fixes'; fix: SameFix } & FileToRead)

/** Rows that stay out of the base, or are the same as a row above them. */
export type LeftLine = {
  line: number
  raw: string[]
  edits: Record<string, string>
  outcome: 'later' | 'rejected' | 'folded'
  reason: string | null
  customerId: string | null
}

/** A few thousand rows ready to be written: lines for COPY, and the rows that are not taken in as they are. */
export type TakenBatch = { lines: Uint8Array; left: LeftLine[]; read: number }

export type Counted = { read: number; customers: number; folded: number; later: number; rejected: number; closed: number; findings: number }

export type Answers = {
  look: { shape: FileShape; guess: Guess } | TableRefusal | WorkbookRefusal
  check: DryRun | MappingRefusal
  take: { counts: Counted; facts: BaseFacts } | MappingRefusal
  row: string[] | null
  fixes: { line: number; raw: string[]; value: string }[] | MappingRefusal
}

export type ToThread = { id: number; question: Question } | { id: number; more: true } | { id: number; stop: true }
export type FromThread =
  | { id: number; answer: unknown }
  | { id: number; failed: string }
  | { id: number; progress: number }
  | { id: number; batch: TakenBatch }
