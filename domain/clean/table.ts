export type Delimiter = ',' | ';' | '\t' | '|'
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

/** A row of the file. `line` counts from 1 as an editor does; it is the line the row begins on. */
export type TableRow = { line: number; cells: string[]; problem?: 'too-few-cells' | 'too-many-cells' }

/**
 * A file as rows of text, cells as they were written (blanks and broken characters and all).
 * `headerRow` is the line of the header, null where the file has none and the columns are called "1", "2", …
 */
export type Table = {
  encoding: Encoding
  delimiter: Delimiter
  headerRow: number | null
  columns: string[]
  rows: TableRow[]
  /** How many cells hold characters that were broken by a wrong encoding and can be repaired with certainty. */
  repairable: number
}

export type BinaryKind = 'xlsx' | 'xls' | 'ods' | 'zip' | 'pdf' | 'image' | 'other'

export type TableRefusal =
  | { refused: 'empty' }
  | { refused: 'binary'; kind: BinaryKind }
  | { refused: 'not-text' }
  | { refused: 'too-large'; bytes: number; limit: number }
  | { refused: 'too-many-rows'; limit: number }
  | { refused: 'too-many-columns'; columns: number; limit: number }
  | { refused: 'no-rows' }

export type ReadOptions = { maxBytes?: number; maxRows?: number; maxColumns?: number }
