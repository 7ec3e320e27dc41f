import { crashRounds } from '#tests/support/crash'

/** Kills the app and the database at random moments while they write: `npm run -s bench -- crash --rounds 20`. Nothing acknowledged may be lost. */
export async function run({ rounds = '20' }: Record<string, string>) {
  return crashRounds(Number(rounds))
}
