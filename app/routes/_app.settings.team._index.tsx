import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { inviteSomebody } from '#app/auth/invitations.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { languageOf } from '#app/http/language.server'
import { notFound, pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { teamScreen } from '#app/team/read.server'
import { TeamPage } from '#app/team/team-page'
import { seesClient } from '#domain/relations/team'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:team.title'))

// The one character no database takes.
const withoutNul = (words: string) => words.replaceAll('\0', '')

const Asked = z.object({ of: z.enum(['office', 'clients']).catch('office'), q: z.string().max(100).catch('').transform(withoutNul) })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const { of, q } = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const screen = await teamScreen(actor, { of, search: q, page: pageOf(request), today: today() })
  return json({ ...screen, asked: { of, q } })
}

const Invitation = z.object({
  email: z.email('auth:errors.email').max(200, 'refusals:tooLong'),
  name: text(120, 'refusals:required'),
  role: z.enum(['admin', 'manager', 'consultant', 'owner', 'staff'], 'refusals:required'),
  clientId: z.uuid('settings:team.errors.client').or(z.literal('')).default(''),
})

/** Invites somebody by mail. The answer carries the link too, which is shown once. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Invitation)
  if (!asked.ok) return asked.answer
  const { role, clientId, ...person } = asked.form
  if (clientId && !seesClient(actor, clientId)) throw notFound()
  const language = await languageOf(request)
  if (role !== 'owner' && role !== 'staff')
    return answered(request, await inviteSomebody(actor, { kind: 'staff', role, staffId: null, ...person }, language))
  if (!clientId) return refusal(request, { refused: 'client-missing' }, 'settings', 400)
  return answered(request, await inviteSomebody(actor, { kind: 'client', role, clientId, clientPersonId: null, ...person }, language))
}

function answered(request: Request, outcome: Awaited<ReturnType<typeof inviteSomebody>>) {
  return 'refused' in outcome ? refusal(request, outcome, 'settings') : json({ link: outcome.link })
}

export default function Team() {
  const data = useLoaderData<typeof loader>()
  return <TeamPage key={JSON.stringify(data.asked)} {...data} />
}
