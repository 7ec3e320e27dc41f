import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { registerScreen } from '#app/privacy/register.server'
import { RegisterPage } from '#app/privacy/register-page'
import { privacyKinds } from '#domain/relations/privacy-request'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('privacy:title'))

// An address somebody typed or kept shows a list, never an error: what cannot be read is left out.
const Asked = z.object({
  show: z.enum(['open', 'done', 'all']).catch('open'),
  kind: z.enum(privacyKinds).optional().catch(undefined),
  client: z.uuid().optional().catch(undefined),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const { show, kind, client } = Asked.parse({ show: 'open', ...Object.fromEntries(new URL(request.url).searchParams) })
  const open = show === 'all' ? null : show === 'open'
  const screen = await registerScreen(actor, { open, kind, clientId: client, page: pageOf(request) }, today())
  return json({ ...screen, asked: { show, kind: kind ?? '', client: client ?? '' }, today: today() })
}

export default function Privacy() {
  const data = useLoaderData<typeof loader>()
  return <RegisterPage key={JSON.stringify(data.asked)} {...data} />
}
