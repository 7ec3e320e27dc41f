import { expect, test } from 'vitest'
import { matrix } from '#tests/matrix/run'
import { freshDatabase } from '#tests/support/database'

test('nobody reads, changes or breaks anything of a client that is not theirs, by any route of the built server', async () => {
  const database = await freshDatabase()
  const { faults, positive, cells } = await matrix(database.url).finally(() => database.drop())
  expect(faults).toEqual([])
  expect(cells).toBeGreaterThan(4000)
  expect(positive).toBeGreaterThan(500)
}, 1_200_000)
