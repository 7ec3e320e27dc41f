import { expect, test } from 'vitest'
import { crashRounds } from '#tests/support/crash'

// Two rounds here, so that a change that loses writes is seen at once; `npm run -s bench -- crash --rounds 20` is the real test.
test('what the database acknowledged is there after the app and the database are killed', async () => {
  const figures = await crashRounds(2)
  expect(figures.acked).toBeGreaterThan(100)
  expect(figures).toMatchObject({ lost: 0, failedStarts: 0, failedReturns: 0, indexFaults: 0 })
})
