import { Undo } from './door'

/** What the database itself refuses, in the words of the domain. */
const refusals = {
  RD002: 'before-unit-began',
  RD003: 'period-closed',
  RD004: 'after-unit-ended',
  RD005: 'not-reversible',
  RD006: 'already-booked',
  RD007: 'not-enough-minutes',
} as const

/**
 * Runs a write that the database may refuse by one of its rules; such a no undoes the transaction and becomes the answer of `withActor`.
 * Any other error is a defect and goes on. After a refusal the transaction is over: nothing may be read in it any more.
 * @param also further SQLSTATEs or constraint names of this write, with the refusal each stands for
 */
export async function orRefused<T>(work: Promise<T>, also: Readonly<Record<string, string>> = {}): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { code, constraint_name } = stateOf(error)
    const refused = also[constraint_name] ?? also[code] ?? refusals[code as keyof typeof refusals]
    if (refused) throw new Undo({ refused })
    throw error
  }
}

// drizzle wraps the driver's error in one of its own.
function stateOf(error: unknown): { code: string; constraint_name: string } {
  const { code = '', constraint_name = '' } = ((error as { cause?: unknown }).cause ?? error) as Partial<Record<string, string>>
  return { code, constraint_name }
}
