import type { Day } from '#domain/calendar/day'

/** What a receipt of travel may weigh, in bytes. */
export const receiptLimit = 5_000_000

export type ReceiptType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'

/**
 * What kind of file it is, by its first bytes and never by its name: a JPEG, PNG or WebP photo or a PDF. Null for anything else.
 */
export function receiptType(bytes: Uint8Array): ReceiptType | null {
  const starts = (signature: readonly number[], at = 0) => signature.every((byte, index) => bytes[at + index] === byte)
  if (starts([0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp'
  return starts([0x25, 0x50, 0x44, 0x46, 0x2d]) ? 'application/pdf' : null
}

export type ReceiptRefusal = { refused: 'wrong-kind-of-file' } | { refused: 'too-large' } | { refused: 'no-file' }

export function receiptRefusal(bytes: Uint8Array): ReceiptRefusal | null {
  if (bytes.length === 0) return { refused: 'no-file' }
  if (bytes.length > receiptLimit) return { refused: 'too-large' }
  return receiptType(bytes) === null ? { refused: 'wrong-kind-of-file' } : null
}

const highestCost = 1_000_000

export type TravelRefusal = { refused: 'amount-missing' | 'amount-too-high' | 'in-the-future' | 'before-unit-began' | 'period-closed' }

/** Why a travel cost cannot be booked; null when it can. Whole cents, at most ten thousand euros. */
export function travelRefusal(
  cost: { on: Day; cents: number },
  unit: { startsOn: Day; closedThrough: Day | null },
  today: Day,
): TravelRefusal | null {
  if (!Number.isInteger(cost.cents) || cost.cents <= 0) return { refused: 'amount-missing' }
  if (cost.cents > highestCost) return { refused: 'amount-too-high' }
  if (cost.on > today) return { refused: 'in-the-future' }
  if (cost.on < unit.startsOn) return { refused: 'before-unit-began' }
  return unit.closedThrough !== null && cost.on <= unit.closedThrough ? { refused: 'period-closed' } : null
}
