import { z } from 'zod'
import { addMinutes, type Moment, minutesBetween } from '#domain/calendar/moment'

/** What a visit's own note may be long; a longer one is kept beside the visit for somebody to shorten. */
export const longestNote = 10_000

const moment = z.iso.datetime({ offset: false }).refine((text) => !Number.isNaN(Date.parse(text)))
const words = (max: number) => z.string().trim().max(max)
const minutes = z.number().int().min(0).max(100_000)
const place = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })

const proposed = z
  .object({ visitMinutes: minutes, driveMinutes: minutes, writeUpMinutes: minutes, metres: z.number().int().min(0) })
  .partial()

/** What clock and route proposed before somebody changed it: minutes, and metres. */
export type ProposedTimes = z.output<typeof proposed>

/**
 * A visit as a phone writes it down, first edition. A field that a later edition adds gets a default here, so that a phone that slept for months is still
 * understood; a field this server does not know is passed over.
 */
const PhoneLogV1 = z.object({
  v: z.literal(1),
  /** Made on the phone; the id of the visit too. */
  id: z.uuid(),
  device: z.uuid(),
  /** Rises by one with each item of this phone: the order, whatever its clock says. */
  seq: z.number().int().min(0),
  userId: z.string().max(100).optional(),
  writtenAt: moment,
  /** Either a planned visit, or somebody dropped in on a customer. */
  appointmentId: z.uuid().nullable().default(null),
  walkIn: z.object({ campaignId: z.uuid(), customerId: z.uuid() }).nullable().default(null),
  arrivedAt: moment,
  visitMinutes: minutes,
  driveMinutes: minutes,
  writeUpMinutes: minutes,
  metres: z.number().int().min(0).max(100_000_000),
  outcome: z.enum(['satisfied', 'opportunity', 'complaint', 'not-home']),
  score: z.number().int().min(1).max(5).nullable().default(null),
  topics: z.array(words(60).min(1)).max(20).default([]),
  note: words(200_000).nullable().default(null),
  quote: z
    .object({ text: words(1000).min(1), consent: z.boolean() })
    .nullable()
    .default(null),
  opportunity: z
    .object({ text: words(1000).min(1), cents: z.number().int().min(0).max(1_000_000_000).nullable() })
    .nullable()
    .default(null),
  followUps: z.record(z.string().max(40), words(500)).default({}),
  /** They spoke by phone instead. */
  byPhone: z.boolean().default(false),
  /** Where the phone was on arrival, when its owner switched that on. */
  arrivedPlace: place.nullable().default(null),
  /** A second person who was met. */
  met: z
    .object({ name: words(200).min(1), title: words(200).default(''), phone: words(60).default('') })
    .nullable()
    .default(null),
  /** Somebody who does not work there any more, by the id of the contact; `to` is where they went, in words. */
  left: z
    .object({ contactId: z.uuid(), to: words(200).default('') })
    .nullable()
    .default(null),
  proposed: proposed.nullable().default(null),
  /** Where nobody was home: when to try again, to be agreed by phone. `op` makes it once. */
  again: z.object({ op: z.uuid(), staffId: z.uuid(), startsAt: moment }).nullable().default(null),
})

export type PhoneLog = z.output<typeof PhoneLogV1>

/** A log of somebody who was erased since: what was done, when, and how long it took, without a word about anybody and without a place. */
export function wordless(log: PhoneLog): PhoneLog {
  const nobody = { note: null, quote: null, opportunity: null, met: null, left: null, again: null, arrivedPlace: null }
  return { ...log, ...nobody, topics: [], followUps: {} }
}

export type PhoneLogRefusal =
  | { refused: 'unreadable'; fields: string[] }
  /** The phone runs a newer edition than this server: it keeps the log and tries again later. */
  | { refused: 'newer-than-server' }

/** Reads a log of any edition that was ever given out. */
export function readPhoneLog(sent: unknown): PhoneLog | PhoneLogRefusal {
  const edition = z.object({ v: z.number().int() }).safeParse(sent)
  if (edition.success && edition.data.v > 1) return { refused: 'newer-than-server' }
  const read = PhoneLogV1.safeParse(sent)
  if (!read.success) return { refused: 'unreadable', fields: read.error.issues.map(({ path }) => path.join('.')) }
  return (read.data.appointmentId === null) === (read.data.walkIn === null)
    ? { refused: 'unreadable', fields: ['appointmentId'] }
    : read.data
}

/** A clock that is further off than this is set right by what the phone says it is at the moment of sending. */
const clockAllowanceMinutes = 10

/**
 * The times of a log by the server's clock. A phone whose clock is a day ahead says so by what it thinks the time is when it sends.
 * @param sentAt the phone's clock when it sent, null when it did not say
 * @returns the log with its arrival set right, and by how many seconds the phone was ahead
 */
export function byOurClock(log: PhoneLog, sentAt: Moment | null, now: Moment): { log: PhoneLog; clockOffSeconds: number } {
  if (sentAt === null) return { log, clockOffSeconds: 0 }
  const ahead = minutesBetween(now, sentAt)
  const clockOffSeconds = Math.round(ahead * 60)
  if (Math.abs(ahead) <= clockAllowanceMinutes) return { log, clockOffSeconds }
  return { log: { ...log, arrivedAt: addMinutes(log.arrivedAt, -Math.round(ahead)) }, clockOffSeconds }
}
