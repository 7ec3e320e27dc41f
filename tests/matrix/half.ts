import { expect } from 'vitest'
import { matrix } from '#tests/matrix/run'
import { freshDatabase } from '#tests/support/database'

/** Half of the matrix, on a database of its own; the other half runs beside it on the other core. */
export async function half(part: 0 | 1): Promise<void> {
  const database = await freshDatabase()
  const { faults, positive, cells } = await matrix(database.url, { part }).finally(() => database.drop())
  expect(faults).toEqual([])
  expect(cells).toBeGreaterThan(4000)
  expect(positive).toBeGreaterThan(500)
}
