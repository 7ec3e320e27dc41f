import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { MailPage } from '#app/mail/mail-page'
import { mailScreen, sendAgain } from '#app/mail/read.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:mail.title'))

// An address somebody kept shows the list, never an error.
const Asked = z.uuid().optional().catch(undefined)

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const opened = Asked.parse(new URL(request.url).searchParams.get('mail') ?? undefined)
  return json(await mailScreen(actor, pageOf(request), opened))
}

const Fields = z.object({ mail: z.uuid() })

/** Sends a mail that was given up once more. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await sendAgain(actor, asked.form.mail, now())
  return 'refused' in outcome ? refusal(request, outcome, 'settings') : json(outcome)
}

export default function Mail() {
  return <MailPage {...useLoaderData<typeof loader>()} />
}
