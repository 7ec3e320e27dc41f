import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { demoPasswordOf, demoPeople } from '#app/auth/demo.server'
import { nobodyYet } from '#app/auth/first-admin.server'
import { logIn } from '#app/auth/log-in.server'
import { LoginForm } from '#app/auth/login-form'
import { loginSays } from '#app/auth/says.server'
import { actorOf } from '#app/http/actor.server'
import { readForm, text } from '#app/http/form.server'
import { safeRedirect } from '#app/http/safe-redirect'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('auth:login.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const to = safeRedirect(searchParams.get('to'))
  if (await actorOf(request)) throw redirect(to)
  if (await nobodyYet()) throw redirect('/welcome')
  const said = z.enum(['logged-out', 'password-set', 'accepted']).nullable().catch(null).parse(searchParams.get('said'))
  return json({ to, said: searchParams.has('ended') ? ('session-ended' as const) : said, demo: await demoPeople() })
}

const Login = z.object({
  email: text(320, 'auth:errors.email'),
  password: z.string().min(1, 'auth:errors.passwordMissing').max(1000).optional(),
  remember: z.literal('on').optional(),
  to: text(2000).optional(),
  demo: z.literal('yes').optional(),
})

export async function action({ request }: ActionFunctionArgs) {
  const read = await readForm(request, Login)
  if (!read.ok) return read.answer
  const { email, to, demo, remember } = read.form
  const password = demo ? await demoPasswordOf(email) : read.form.password
  const outcome = await logIn(request, { email, password: password ?? '', remember: remember === 'on' })
  if ('refused' in outcome) return loginSays(request, outcome)
  const headers = new Headers(outcome.cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]))
  const there = safeRedirect(to)
  return redirect(outcome.next === 'code' ? `/login/code?${new URLSearchParams({ to: there })}` : there, { headers })
}

export default function LoginPage() {
  const { to, said, demo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <LoginForm to={to} said={said} demo={demo} answer={answer} />
}
