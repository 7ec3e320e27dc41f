/** One page of a list: `page` counts from 1, `total` is the length of the whole list. */
export type Page<Row> = { rows: Row[]; total: number; page: number; size: number }

export const pageSize = 25

/** Where a page begins. A page that is no whole number from 1 up is the first. */
export function offsetOf(page: number, size = pageSize): number {
  return Number.isInteger(page) && page > 1 ? (page - 1) * size : 0
}

/** Takes the total from the rows themselves (`count(*) over ()` as "total"), and leaves it out of them. */
export function pageOf<Row extends { total: number }>(found: readonly Row[], page: number, size = pageSize): Page<Omit<Row, 'total'>> {
  const rows = found.map(({ total: _, ...row }) => row)
  return { rows, total: found[0]?.total ?? 0, page: offsetOf(page, size) / size + 1, size }
}
