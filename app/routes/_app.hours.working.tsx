import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { dropElsewhere, saveDriving, saveElsewhere } from '#app/hours/driving.server'
import { blocksFrom, WorkingForm } from '#app/hours/forms.server'
import { dropAbsence, saveAbsence, saveHome, saveWeek, workingHoursScreen } from '#app/hours/working-hours.server'
import { WorkingPage } from '#app/hours/working-page'
import { requireStaff, type StaffActor } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { addDays } from '#domain/calendar/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('hours:work.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const who = z.uuid().safeParse(new URL(request.url).searchParams.get('who'))
  return json({ ...(await workingHoursScreen(actor, who.success ? who.data : null, today())), today: today(), op: newOp() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, WorkingForm)
  if (!read.ok) return read.answer
  const saved = await save(actor, read.form, read.op)
  return 'refused' in saved ? refusal(request, saved, 'hours') : json(saved)
}

function save(actor: StaffActor, form: z.output<typeof WorkingForm>, op: string | undefined) {
  const { what, staffId, kind, absenceId, validFrom = today(), fromDay = today(), toDay = fromDay, place, side, baseId } = form
  if (what === 'driving') {
    const { maxDriveMinutes, mostDriveADay, mostVisitsADay } = form
    return saveDriving(actor, { staffId, maxDriveMinutes: maxDriveMinutes ?? 60, mostDriveADay, mostVisitsADay }, op)
  }
  if (what === 'elsewhere') return saveElsewhere(actor, { staffId, on: fromDay, place, kind: side, nextDay: addDays(fromDay, 1) }, op)
  if (what === 'home') return saveHome(actor, { staffId, typed: form.home }, op)
  if (what === 'at-home') return dropElsewhere(actor, staffId, baseId ?? '')
  if (what === 'week') return saveWeek(actor, { staffId, validFrom, blocks: blocksFrom(form) }, op)
  return what === 'away' ? saveAbsence(actor, { staffId, fromDay, toDay, kind }, op) : dropAbsence(actor, staffId, absenceId ?? '')
}

export default function Working() {
  const data = useLoaderData<typeof loader>()
  return <WorkingPage key={data.who} {...data} />
}
