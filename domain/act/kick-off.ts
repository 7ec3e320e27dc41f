import { z } from 'zod'
import { isDay } from '#domain/calendar/day'

const words = (most: number) => z.string().trim().max(most)
const line = words(200).min(1)
const day = z.string().refine(isDay)

/** What is agreed at the kick-off with a client: where they stand, what they wish, what may be expected, who takes part, and when. */
export const kickOffRecord = z.object({
  situation: words(4000),
  wishes: words(4000),
  /** Expectations in numbers, against which the evaluation is held. */
  expectations: z.array(z.object({ what: line, number: z.number().finite().min(0).max(1_000_000_000) })).max(12),
  /** The client's people who take part, and what each may decide. */
  people: z.array(z.object({ name: line, role: words(120), decides: words(200) })).max(12),
  agreements: z.array(words(500).min(1)).max(30),
  steps: z.array(z.object({ what: line, on: day })).max(20),
  reportRhythm: z.enum(['weekly', 'monthly']),
  evaluationOn: day.nullable(),
})
export type KickOffRecord = z.infer<typeof kickOffRecord>

/** A version of the record. One that was agreed with never changes: what comes later is the next. */
export type KickOff = {
  id: string
  edition: number
  record: KickOffRecord
  heldOn: string | null
  agreedBy: string | null
  agreedAt: string | null
}

export const emptyKickOff: KickOffRecord = {
  situation: '',
  wishes: '',
  expectations: [],
  people: [],
  agreements: [],
  steps: [],
  reportRhythm: 'weekly',
  evaluationOn: null,
}

/** Reads a record as it is kept; what an older version of the program wrote in another shape counts as empty. */
export function readKickOff(kept: unknown): KickOffRecord {
  const read = kickOffRecord.safeParse(kept)
  return read.success ? read.data : emptyKickOff
}

/** Whether there is enough in it to be agreed with: what is expected or agreed, and who takes part. */
export function isComplete({ expectations, people, agreements }: KickOffRecord): boolean {
  return people.length > 0 && expectations.length + agreements.length > 0
}
