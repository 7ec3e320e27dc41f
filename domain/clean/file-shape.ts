import { z } from 'zod'
import type { FoundEncoding } from './encoding'
import type { Delimiter } from './table'

/** How a file is made, found once when it comes in and kept with it: with this its rows are read again in one go, without looking a second time. */
export type FileShape = {
  format: 'text' | 'workbook' | 'cards'
  /** Text only. */
  delimiter: Delimiter | null
  /** The sheets of a workbook that have rows, and the one that was chosen. */
  sheets: string[]
  sheet: string | null
  /** The line of the header; null where the file has none. */
  headerRow: number | null
  columns: string[]
  rowCount: number
  /** How many cells hold characters that were broken by a wrong encoding and can be repaired with certainty. */
  repairable: number
} & FoundEncoding

const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'])

/** A stored shape as it is read back. */
export const FileShape: z.ZodType<FileShape> = z.object({
  format: z.enum(['text', 'workbook', 'cards']),
  delimiter: z.enum([',', ';', '\t', '|']).nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  headerRow: z.number().int().nullable(),
  columns: z.array(z.string()),
  rowCount: z.number().int(),
  repairable: z.number().int(),
  encoding: Encoding,
  fallback: Encoding.nullable(),
})
