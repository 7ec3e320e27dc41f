import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { applyRepair, keyOf, repairPage, type Upset } from '#app/carry-out/agenda/repair.server'
import { type AskedRepair, RepairScreen } from '#app/carry-out/agenda/repair-screen'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { readForm, readJson, text } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { isOfficeDay } from '#domain/calendar/day'
import { isWallTime } from '#domain/calendar/moment'
import { minuteOfTime } from '#domain/carry-out/planner/day-clock'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('agenda:repair.title'))

const who = z.uuid()
const day = z.string().refine(isOfficeDay, 'agenda:errors.day')
const kind = z.enum(['sick', 'late-start', 'cancelled'])
const from = z.string().refine(isWallTime, 'agenda:errors.time')
const RepairForm = z.object({ who, day, kind: z.enum(['sick', 'late-start']), from, away: z.literal('yes').optional(), seen: text(20_000) })
const Seen = z.array(z.string().max(200)).max(100).catch([])

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const sent = Object.fromEntries(new URL(request.url).searchParams)
  // An address somebody typed shows the questions, never an error: what cannot be read is as it is at first.
  const first = { who: who.catch(actor.staffId), day: day.catch(today()), kind: kind.catch('sick'), from: from.catch('11:00') }
  const asked = z.object(first).parse({ who: sent.who, day: sent.day, kind: sent.kind, from: sent.from })
  const told = sent.who && asked.day >= today()
  const calledOff = told && asked.kind === 'cancelled' ? { staffId: asked.who, day: asked.day } : null
  const page = await repairPage(actor, { upset: told && !calledOff ? upsetOf(asked) : null, calledOff }, now())
  return json({ page, asked, seen: page.mends?.map(keyOf) ?? [], op: newOp() })
}

/** Does what was proposed. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, RepairForm)
  if (!read.ok) return read.answer
  const outcome = await applyRepair(
    actor,
    upsetOf(read.form),
    { seen: seenFrom(read.form.seen), away: read.form.away === 'yes' },
    { now: now(), op: read.op },
  )
  return 'refused' in outcome ? refusal(request, outcome, 'agenda') : json(outcome)
}

function seenFrom(sent: string): string[] {
  try {
    return Seen.parse(readJson(sent))
  } catch {
    return []
  }
}

function upsetOf({ who: staffId, day: on, kind: what, from: at }: AskedRepair): Upset {
  return what === 'sick' ? { kind: 'sick', staffId, day: on } : { kind: 'late-start', staffId, day: on, from: minuteOfTime(at) }
}

export default function Repair() {
  const { page, asked, seen, op } = useLoaderData<typeof loader>()
  // Another question begins anew: what was done about the last one belongs to that.
  return <RepairScreen key={JSON.stringify(asked)} page={page} asked={asked} seen={seen} op={op} />
}
