import { type Day, daysBetween } from '#domain/calendar/day'

/** Where the person stands to the organisation: there now, or there once and elsewhere now. */
export type Standing = 'there' | 'gone'

/** Somebody of ours who knows somebody who works, or worked, at an organisation. */
export type Acquainted = {
  staffId: string
  staff: string
  contactId: string
  contact: string
  /** How well, 1–5. */
  strength: number
  standing: Standing
  /** Whether the person decides there, or did. */
  decides: boolean
  /** The last time that this colleague and this person talked; null when nobody wrote of it. */
  lastTalkOn: Day | null
}

/** A talk of longer ago than this makes an acquaintance worth less: two years. */
const freshDays = 730

/**
 * How good a way in somebody is, from 0 up: how well they know the person counts most, then whether that person is still there and decides, then whether they
 * talked in the last two years. Somebody who left can introduce, and is worth half.
 */
export function doorWeight(
  { strength, standing, decides, lastTalkOn }: Omit<Acquainted, 'staffId' | 'staff' | 'contactId' | 'contact'>,
  today: Day,
): number {
  const fresh = lastTalkOn !== null && daysBetween(lastTalkOn, today) <= freshDays
  const reach = standing === 'there' ? 2 : 1
  return strength * reach + (decides ? 1.5 * (reach / 2) : 0) + (fresh ? 1 : 0)
}

/** The ways in, the best first; of the same weight by name, so that the list stands still. */
export function rankDoors<Door extends Acquainted>(doors: readonly Door[], today: Day): Door[] {
  const weighed = doors.map((door) => ({ door, weight: doorWeight(door, today) }))
  return weighed
    .sort((a, b) => b.weight - a.weight || compare(a.door.staff, b.door.staff) || compare(a.door.contactId, b.door.contactId))
    .map(({ door }) => door)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
