import { type ComparableReach, domainOf, isFreeDomain, isOfficeMailbox, mailboxOf } from './comparable-reach'
import { Census, type Comparison, shareInBits } from './comparison'
import { type Column, columnOf } from './interned'
import { jaroWinkler, slipsBetween, withinOneSlip } from './strings'

/** Levels of telephone numbers, the best of all against all. */
export const phoneLevel = { differs: 0, oneSlip: 1, same: 2 } as const

/** Levels of an organisation's mail and domain. */
export const mailLevel = { differs: 0, otherMailbox: 1, sameDomain: 2, same: 3 } as const

/** Levels of a person's mail. */
export const ownMailLevel = { differs: 0, sameDomain: 1, officeMailbox: 2, nearlySame: 3, same: 4 } as const

/** Compares all telephone numbers of two records, the best pair counts; by how few others have that number. */
export function comparePhones(reaches: readonly ComparableReach[], settings: Pick<Comparison, 'bounds'>): Comparison {
  const census = new Census(reaches.map(({ phones }) => phones))
  const filled = reaches.filter(({ phones }) => phones.length > 0).length
  return {
    field: 'phone',
    kinds: ['differs', 'nearly-same', 'same'],
    ...settings,
    chanceOfSame: null,
    sameIfMatch: 0.7,
    most: 40,
    rarityIsRelative: false,
    level: (a, b) => phonesLevel((reaches[a] as ComparableReach).phones, (reaches[b] as ComparableReach).phones),
    rarity: (level, a, b, own) => {
      if (level !== phoneLevel.same) return 0
      const others = (reaches[b] as ComparableReach).phones
      let rarest = Number.POSITIVE_INFINITY
      for (const phone of (reaches[a] as ComparableReach).phones) if (others.includes(phone)) rarest = Math.min(rarest, census.count(phone))
      return shareInBits(rarest, filled, own)
    },
  }
}

function phonesLevel(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return -1
  let best: number = phoneLevel.differs
  for (const phone of a) {
    for (const other of b) {
      if (phone === other) return phoneLevel.same
      if (isNearlySame(phone, other)) best = phoneLevel.oneSlip
    }
  }
  return best
}

function isNearlySame(a: string, b: string): boolean {
  return (a.length > 9 && withinOneSlip(a, b)) || (a.length > 8 && a.slice(-8) === b.slice(-8))
}

/** Mail and domain together: a shared domain counts by how many records share it, a shared mailbox by how many have it. */
export function compareMail(reaches: readonly ComparableReach[]): Comparison {
  const mailboxes = columnOf(reaches.map(({ email }) => email))
  const domains = columnOf(reaches.map(({ domain }) => domain))
  const filled = reaches.filter(({ email, domain }) => email || domain).length
  return {
    field: 'mail',
    kinds: ['differs', 'same-domain', 'same-domain', 'same'],
    chanceOfSame: null,
    sameIfMatch: 0.6,
    bounds: [[0, 0.005, 0.12]],
    most: 40,
    rarityIsRelative: false,
    level: (a, b) => organisationMailLevel(reaches[a] as ComparableReach, reaches[b] as ComparableReach),
    rarity: (level, a, b, own) => {
      if (level === mailLevel.same) return shareInBits(holders(mailboxes, a), filled, own)
      if (level === mailLevel.differs || domains.ids[a] === 0) return 0
      return shareInBits(Math.max(holders(domains, a), holders(domains, b)), filled, own)
    },
  }
}

/** How many records have the value that this record has; 1 where it has none. */
function holders({ ids, counts }: Column, record: number): number {
  const id = ids[record] as number
  return id === 0 ? 1 : (counts[id] as number)
}

function organisationMailLevel(a: ComparableReach, b: ComparableReach): number {
  if (a.email && a.email === b.email) return mailLevel.same
  if (a.domain && b.domain) {
    if (a.domain === b.domain) return a.email && b.email && !withinOneSlip(a.email, b.email) ? mailLevel.otherMailbox : mailLevel.sameDomain
    return withinOneSlip(a.domain, b.domain) ? mailLevel.sameDomain : mailLevel.differs
  }
  if (a.email && b.email) return slipsBetween(a.email, b.email, 2) <= 2 ? mailLevel.sameDomain : mailLevel.differs
  return -1
}

/** Compares mail addresses of persons: one's own mailbox tells who it is, a domain only where he works. */
export function compareOwnMail(reaches: readonly ComparableReach[]): Comparison {
  const mailboxes = columnOf(reaches.map(({ email }) => email))
  const domains = columnOf(reaches.map(({ domain }) => domain))
  return {
    field: 'mail',
    kinds: ['differs', 'same-domain', 'same-domain', 'nearly-same', 'same'],
    chanceOfSame: null,
    sameIfMatch: 0.75,
    bounds: [
      [0, 0.01, 0.2],
      [4, 0.5, 0.97],
    ],
    most: 40,
    rarityIsRelative: false,
    level: (a, b) => personMailLevel((reaches[a] as ComparableReach).email, (reaches[b] as ComparableReach).email),
    rarity: (level, a, _b, own) => {
      if (level === ownMailLevel.same) return shareInBits(holders(mailboxes, a), mailboxes.filled, own)
      const sharesDomain = level === ownMailLevel.sameDomain || level === ownMailLevel.officeMailbox
      return sharesDomain && domains.ids[a] !== 0 ? shareInBits(holders(domains, a), mailboxes.filled, own) : 0
    },
  }
}

/** An office mailbox is everybody's: it tells where a person works, not who it is. */
function personMailLevel(a: string, b: string): number {
  if (!a || !b) return -1
  const sameDomain = domainOf(a) === domainOf(b)
  if (isOfficeMailbox(a) || isOfficeMailbox(b)) return sameDomain ? ownMailLevel.officeMailbox : -1
  if (a === b) return ownMailLevel.same
  if (slipsBetween(a, b, 2) <= 2) return ownMailLevel.nearlySame
  if (sameDomain) return isFreeDomain(domainOf(a)) ? ownMailLevel.differs : ownMailLevel.sameDomain
  return mailboxOf(a) === mailboxOf(b) && mailboxOf(a).length > 4 && jaroWinkler(domainOf(a), domainOf(b)) > 0.85
    ? ownMailLevel.nearlySame
    : ownMailLevel.differs
}
