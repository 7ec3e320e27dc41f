import { isIPv6 } from 'node:net'
import { now } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { clearOldAttempts, countAttempt, forgetAttempts } from '#db/login/attempts'
import { fingerprint } from './tokens.server'

/** How often something may be tried from one address: for one account, and for all accounts together, in a window of minutes. */
export const limits = {
  login: { perAccount: 10, perAddress: 100, minutes: 15 },
  code: { perAccount: 10, perAddress: 100, minutes: 15 },
  reset: { perAccount: 5, perAddress: 20, minutes: 60 },
  link: { perAccount: 30, perAddress: 60, minutes: 15 },
} as const

export type Tried = { kind: keyof typeof limits; account: string; address: string }

/**
 * Counts one attempt and tells whether it may go on. Nobody can lock another out: the count of an account is kept per address. Counting comes before
 * anything is looked up, so the answer tells nothing about who has an account.
 */
export async function mayTry({ kind, account, address }: Tried): Promise<{ refused: 'too-many'; minutes: number } | null> {
  const { perAccount, perAddress, minutes } = limits[kind]
  const at = now()
  await clearOldAttempts(theDb(), at)
  const counted = [
    { most: perAddress, ...(await countAttempt(theDb(), keyOf(kind, network(address)), minutes, at)) },
    { most: perAccount, ...(await countAttempt(theDb(), keyOf(kind, network(address), account), minutes, at)) },
  ]
  const over = counted.filter(({ count, most }) => count > most)
  if (over.length === 0) return null
  const left = Math.max(...over.map(({ endsAt }) => Date.parse(endsAt) - Date.parse(at)))
  return { refused: 'too-many', minutes: Math.max(1, Math.ceil(left / 60_000)) }
}

/** The right password clears the wrong ones before it, for this account from this address. */
export async function forget({ kind, account, address }: Tried): Promise<void> {
  await forgetAttempts(theDb(), keyOf(kind, network(address), account))
}

const keyOf = (...parts: string[]) => `${parts[0]}:${fingerprint(parts.join(' '))}`

/** A subscriber gets a whole /64 of IPv6 addresses: together they count as one. */
export function network(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const missing = address.includes('::') ? 8 - before.length - after.length : 0
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
