import { crashRounds } from '#tests/support/crash'

/**
 * Kills the app and the database at random moments while they write: `npm run -s bench -- crash --rounds 20`. Nothing acknowledged may be lost.
 * With `--durable false` writes must be lost: the proof that a loss is seen.
 */
export async function run({ rounds = '20', durable = 'true' }: Record<string, string>) {
  return crashRounds(Number(rounds), { durable: durable === 'true' })
}
