import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { GonePage } from '#app/auth/gone-page'
import { ResetForm } from '#app/auth/reset-forms'
import { choosePassword, resetWorks } from '#app/auth/resets.server'
import { loginSays, passwordSays } from '#app/auth/says.server'
import { readForm } from '#app/http/form.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('auth:reset.chooseTitle'))

export async function loader({ params }: LoaderFunctionArgs) {
  const works = await resetWorks(params.token ?? '')
  return json({ works }, { status: works ? 200 : 404 })
}

const Chosen = z.object({ password: z.string().max(1000, 'auth:errors.passwordLong') })

export async function action({ request, params }: ActionFunctionArgs) {
  const read = await readForm(request, Chosen)
  if (!read.ok) return read.answer
  const { password } = read.form
  const fault = await passwordSays(request, password, [])
  if (fault) return fault
  const outcome = await choosePassword(request, { token: params.token ?? '', password })
  if ('chosen' in outcome) return redirect('/login?said=password-set')
  // The page behind a link that is gone says so itself.
  return outcome.refused === 'gone' ? redirect(`/reset/${encodeURIComponent(params.token ?? '')}`) : loginSays(request, outcome)
}

export default function ResetPage() {
  const { works } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return works ? <ResetForm answer={answer} /> : <GonePage of="reset" />
}
