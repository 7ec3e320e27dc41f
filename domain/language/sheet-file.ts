import type { Language } from './format'
import { csvFile, sheetText } from './sheet'

/** A cell of a sheet: a text, a number with its decimals, or nothing. */
export type Cell = string | { number: number; decimals: number } | null

/** Rows as a CSV file: semicolons and decimal commas in Dutch, commas and points in English. */
export function sheetFile(head: readonly string[], rows: readonly (readonly Cell[])[], language: Language): string {
  return csvFile(
    [head, ...rows].map((cells) => cells.map((cell) => written(cell, language))),
    language === 'nl' ? ';' : ',',
  )
}

/** Whole cents as a cell in euros. */
export const euroCell = (cents: number): Cell => ({ number: cents / 100, decimals: 2 })

/** Whole metres as a cell in kilometres. */
export const kilometreCell = (metres: number): Cell => ({ number: metres / 1000, decimals: 2 })

/** Whole minutes as a cell in hours. */
export const hourCell = (minutes: number): Cell => ({ number: minutes / 60, decimals: 2 })

function written(cell: Cell, language: Language): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return sheetText(cell)
  const number = cell.number.toFixed(cell.decimals)
  return language === 'nl' ? number.replace('.', ',') : number
}
