import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { GonePage } from '#app/auth/gone-page'
import { accept, invitationBehind } from '#app/auth/invitations.server'
import { InviteForm } from '#app/auth/invite-form'
import { loginSays, passwordSays } from '#app/auth/says.server'
import { readForm, text } from '#app/http/form.server'
import { languageOf } from '#app/http/language.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('auth:title'))

export async function loader({ params }: LoaderFunctionArgs) {
  const invitation = await invitationBehind(params.token ?? '')
  return json({ invitation }, { status: invitation ? 200 : 404 })
}

// No e-mail address and no role: those are the invitation's.
const Accepted = z.object({ name: text(120, 'auth:errors.nameMissing'), password: z.string().max(1000, 'auth:errors.passwordLong') })

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const read = await readForm(request, Accepted)
  if (!read.ok) return read.answer
  const { name, password } = read.form
  const invitation = await invitationBehind(token)
  const fault = await passwordSays(request, password, [name, invitation?.email ?? ''])
  if (fault) return fault
  const outcome = await accept(request, { token, name, password, language: await languageOf(request) })
  if ('accepted' in outcome) return redirect('/login?said=accepted')
  return outcome.refused === 'gone' ? redirect(`/invite/${encodeURIComponent(token)}`) : loginSays(request, outcome)
}

export default function InvitePage() {
  const { invitation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return invitation ? <InviteForm invitation={invitation} answer={answer} /> : <GonePage of="invite" />
}
