import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Place } from '#domain/relations/contact'
import type { Tx } from './door'
import { type StaffRole, staff } from './schema/people'

export type StaffMember = {
  id: string
  name: string
  initials: string
  email: string
  phone: string | null
  role: StaffRole
  /** Wall-clock minutes from midnight per ISO weekday; a weekday that is left out is free. */
  workHours: Record<string, [number, number]>
  homePlace: string | null
  homeLatitude: number | null
  homeLongitude: number | null
  /** Of one drive, of all drives of a day, and visits on a day; null is no limit. */
  maxDriveMinutes: number
  mostDriveADay: number | null
  mostVisitsADay: number | null
  rateCents: number | null
}

const columns = {
  id: staff.id,
  name: staff.name,
  initials: staff.initials,
  email: staff.email,
  phone: staff.phone,
  role: staff.role,
  workHours: staff.workHours,
  homePlace: staff.homePlace,
  homeLatitude: staff.homeLatitude,
  homeLongitude: staff.homeLongitude,
  maxDriveMinutes: staff.maxDriveMinutes,
  mostDriveADay: staff.mostDriveADay,
  mostVisitsADay: staff.mostVisitsADay,
  rateCents: staff.rateCents,
}

/** Our people who work here on a day, by name. */
export async function staffAt(tx: Tx, day: Day): Promise<StaffMember[]> {
  return tx
    .select(columns)
    .from(staff)
    .where(and(isNull(staff.disabledAt), sql`coalesce(${staff.endedOn} >= ${day}, true)`))
    .orderBy(asc(staff.name))
}

/** One of our people, also one who left; null when there is none with this id. */
export async function staffMemberOf(tx: Tx, staffId: string): Promise<StaffMember | null> {
  const [found] = await tx.select(columns).from(staff).where(eq(staff.id, staffId))
  return found ?? null
}

/** Adds one of our people. @returns the id of the staff member */
export async function addStaffMember(
  tx: Tx,
  member: Pick<StaffMember, 'name' | 'initials' | 'email' | 'role'> & Partial<StaffMember> & { userId?: string },
): Promise<string> {
  const id = member.id ?? v7()
  await tx.insert(staff).values({ ...member, id })
  return id
}

/** Says where somebody of ours leaves from in the morning; without a place it is not known. */
export async function setHome(tx: Tx, staffId: string, home: (Place & { name: string }) | null): Promise<void> {
  const to = { homePlace: home?.name ?? null, homeLatitude: home?.latitude ?? null, homeLongitude: home?.longitude ?? null }
  await tx.update(staff).set(to).where(eq(staff.id, staffId))
}

/** Changes how far somebody drives, and to how many visits on a day. */
export async function setDriving(
  tx: Tx,
  staffId: string,
  limits: Pick<StaffMember, 'maxDriveMinutes' | 'mostDriveADay' | 'mostVisitsADay'>,
): Promise<void> {
  await tx.update(staff).set(limits).where(eq(staff.id, staffId))
}

/** Where our people leave from in the morning, of those whose home is known. */
export async function homesOf(tx: Tx): Promise<Map<string, Place>> {
  const found = await tx
    .select({ id: staff.id, latitude: staff.homeLatitude, longitude: staff.homeLongitude })
    .from(staff)
    .where(isNull(staff.disabledAt))
  return new Map(
    found.flatMap(({ id, latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [[id, { latitude, longitude }] as const],
    ),
  )
}
