import { test } from 'vitest'
import { half } from '#tests/matrix/half'

test('nobody reads, changes or breaks anything of a client that is not theirs, by the second half of the routes of the built server', async () => {
  await half(1)
}, 1_200_000)
