import { type ComparableAddress, isEmptyAddress, spotOf } from './comparable-address'
import { type Comparison, shareInBits } from './comparison'
import { columnOf } from './interned'
import { jaroWinkler, mayReach, tooFarApart } from './strings'

/** Levels of an address. */
export const addressLevel = { differs: 0, samePlace: 1, sameArea: 2, sameStreet: 3, otherSuffix: 4, same: 5 } as const

/** Compares addresses door by door; a door that many records have counts for little. */
export function compareAddresses(
  addresses: readonly ComparableAddress[],
  settings: Pick<Comparison, 'sameIfMatch' | 'bounds' | 'most'>,
): Comparison {
  const { ids, counts } = columnOf(addresses.map(spotOf))
  const holders = (record: number) => (ids[record] === 0 ? 1 : (counts[ids[record] as number] as number))
  const filled = addresses.filter((address) => !isEmptyAddress(address)).length
  return {
    field: 'address',
    kinds: ['differs', 'same-place', 'same-place', 'same-street', 'nearly-same', 'same'],
    ...settings,
    chanceOfSame: null,
    rarityIsRelative: false,
    level: (a, b) => addressesLevel(addresses[a] as ComparableAddress, addresses[b] as ComparableAddress),
    rarity: (level, a, b, own) => (level === addressLevel.same ? shareInBits(Math.max(holders(a), holders(b)), filled, own) : 0),
  }
}

/** How near two addresses are, see `addressLevel`; -1 when either is unknown. */
export function addressesLevel(a: ComparableAddress, b: ComparableAddress): number {
  if (isEmptyAddress(a) || isEmptyAddress(b)) return -1
  if (!pointsAtStreet(a) || !pointsAtStreet(b)) return townsLevel(a, b)
  const sameNumber = a.number !== '' && a.number === b.number
  const samePostcode = a.postcode.length === 6 && a.postcode === b.postcode
  const sameStreet = onSameStreet(a, b)
  const samePlace = alike(a.place, b.place, a.placeLetters, b.placeLetters, 0.92)
  const sameArea = a.postcode !== '' && areaOf(a.postcode) === areaOf(b.postcode)
  if (sameNumber && (samePostcode || (sameStreet && (samePlace || sameArea)))) {
    return a.suffix === b.suffix || !a.suffix || !b.suffix ? addressLevel.same : addressLevel.otherSuffix
  }
  if (sameNumber && sameStreet) return addressLevel.otherSuffix
  if (samePostcode || (sameStreet && samePlace)) return addressLevel.sameStreet
  if (sameArea) return addressLevel.sameArea
  return samePlace ? addressLevel.samePlace : addressLevel.differs
}

function onSameStreet(a: ComparableAddress, b: ComparableAddress): boolean {
  if (alike(a.street, b.street, a.streetLetters, b.streetLetters, 0.93)) return true
  return (
    alike(a.secondLine, b.street, a.secondLetters, b.streetLetters, 0.93) ||
    alike(a.street, b.secondLine, a.streetLetters, b.secondLetters, 0.93)
  )
}

function pointsAtStreet({ street, postcode }: ComparableAddress): boolean {
  return street !== '' || postcode.length === 6
}

function townsLevel(a: ComparableAddress, b: ComparableAddress): number {
  if (a.place && b.place)
    return alike(a.place, b.place, a.placeLetters, b.placeLetters, 0.92) ? addressLevel.samePlace : addressLevel.differs
  if (!a.postcode || !b.postcode) return -1
  return areaOf(a.postcode) === areaOf(b.postcode) ? addressLevel.sameArea : addressLevel.differs
}

/** A Dutch postcode without its letters; other codes name an area as they are. */
function areaOf(postcode: string): string {
  return postcode.length === 6 ? postcode.slice(0, 4) : postcode
}

function alike(a: string, b: string, lettersA: number, lettersB: number, least: number): boolean {
  if (!a || !b) return false
  if (a === b) return true
  return !tooFarApart(lettersA, lettersB) && mayReach(least, a.length, b.length, lettersA, lettersB) && jaroWinkler(a, b) > least
}
