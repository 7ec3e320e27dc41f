import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Tx } from './door'
import { receipt } from './schema/system'

/**
 * Does a write once for the id its sender made for it, in the same transaction as its effect: the same id with the same body gets the stored answer
 * and no second effect (a double click, a resend from a phone); the same id with another body is refused.
 * @param op the sender's id; without one the work is simply done
 * @param body what was asked, to tell a resend from a mistake
 */
export async function once<T>(
  tx: Tx,
  op: string | undefined,
  body: unknown,
  work: () => Promise<T>,
): Promise<T | { refused: 'used-twice' }> {
  if (!op) return work()
  const userId = tx.actor.userId
  const bodySha256 = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const fresh = await tx.insert(receipt).values({ userId, op, bodySha256 }).onConflictDoNothing().returning({ op: receipt.op })
  const mine = and(eq(receipt.userId, userId), eq(receipt.op, op))
  if (fresh.length === 0) {
    const [stored] = await tx.select().from(receipt).where(mine)
    return stored?.bodySha256 === bodySha256 ? (stored.result as T) : { refused: 'used-twice' }
  }
  const result = await work()
  if (isRefusal(result)) await tx.delete(receipt).where(mine)
  else
    await tx
      .update(receipt)
      .set({ result: result ?? null })
      .where(mine)
  return result
}

// A refused attempt leaves no receipt: the same form, mended, may be sent again under the same id.
const isRefusal = (result: unknown) => typeof result === 'object' && result !== null && 'refused' in result
