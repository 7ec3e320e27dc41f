import { type ActionFunctionArgs, json, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import { makeFirstAdmin, nobodyYet } from '#app/auth/first-admin.server'
import { loginSays, passwordSays } from '#app/auth/says.server'
import { WelcomeForm } from '#app/auth/welcome-form'
import { readForm, text } from '#app/http/form.server'
import { languageOf } from '#app/http/language.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('auth:welcome.title'))

// There is a first time once: afterwards this page is not there.
export async function loader() {
  if (!(await nobodyYet())) throw redirect('/login')
  return json(null)
}

const Welcome = z.object({
  firm: text(120, 'auth:errors.firmMissing'),
  name: text(120, 'auth:errors.nameMissing'),
  email: z.string().trim().max(320).pipe(z.email('auth:errors.email')),
  password: z.string().max(1000, 'auth:errors.passwordLong'),
  code: text(40, 'auth:errors.setupCode'),
})

export async function action({ request }: ActionFunctionArgs) {
  if (!(await nobodyYet())) throw redirect('/login')
  const read = await readForm(request, Welcome)
  if (!read.ok) return read.answer
  const { firm, name, email, password } = read.form
  const fault = await passwordSays(request, password, [firm, name, email])
  if (fault) return fault
  const outcome = await makeFirstAdmin(request, { ...read.form, language: await languageOf(request) })
  return 'refused' in outcome ? loginSays(request, outcome) : redirect('/login?said=accepted')
}

export default function WelcomePage() {
  return <WelcomeForm answer={useActionData<typeof action>()} />
}
