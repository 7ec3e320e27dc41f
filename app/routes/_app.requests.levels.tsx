import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LevelForm } from '#app/desk/forms.server'
import { agreeLevel, levelsScreen } from '#app/desk/levels.server'
import { LevelsPage } from '#app/desk/levels-page'
import { periodNamed, periodNames } from '#app/desk/periods'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams.get('period')
  const name = periodNames.find((each) => each === asked) ?? 'quarter'
  const period = periodNamed(name, today())
  const screen = await levelsScreen(actor, { period, page: pageOf(request) }, now())
  return json({
    screen,
    period: { name, ...period },
    mayAgree: actor.role !== 'consultant',
    today: today(),
    op: newOp(),
    officeOp: newOp(),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, LevelForm)
  if (!read.ok) return read.answer
  const { clientId, kind, hours, startsOn } = read.form
  const level = { kind, minutes: hours, startsOn: startsOn ?? today() }
  const done = await agreeLevel(actor, clientId, level, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'desk', statuses[done.refused] ?? 409) : json({ done: true })
}

const statuses: Partial<Record<string, number>> = { 'level-not-yours': 403, 'not-found': 404 }

export default function Levels() {
  return <LevelsPage {...useLoaderData<typeof loader>()} />
}
