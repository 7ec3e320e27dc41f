import { test } from 'vitest'
import { half } from '#tests/matrix/half'

test('nobody reads, changes or breaks anything of a client that is not theirs, by the first half of the routes of the built server', async () => {
  await half(0)
}, 1_200_000)
