import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { loginSays } from '#app/auth/says.server'
import { beginSecondFactor, endSecondFactor, finishSecondFactor } from '#app/auth/second-factor.server'
import { SecondFactorForm } from '#app/auth/second-factor-form'
import { whoIs } from '#app/auth/who-is.server'
import { readForm, text } from '#app/http/form.server'
import { safeRedirect } from '#app/http/safe-redirect'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('auth:secondFactor.title'))

// Whoever must have a second factor and has none yet gets only here, so this page asks for a login and no more.
export async function loader({ request }: LoaderFunctionArgs) {
  const who = await loggedIn(request)
  const to = safeRedirect(new URL(request.url).searchParams.get('to'), '/settings/me')
  return json({ to, on: who.secondFactor, required: who.mustSecure })
}

const Step = z.object({
  step: z.enum(['begin', 'finish', 'end']),
  password: z.string().max(1000).default(''),
  code: z
    .string()
    .max(20)
    .default('')
    .transform((written) => written.replace(/\s/g, '')),
  to: text(2000).optional(),
})

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await loggedIn(request)
  const read = await readForm(request, Step)
  if (!read.ok) return read.answer
  const { step, password, code, to } = read.form
  if (step === 'begin') {
    const begun = await beginSecondFactor(request, actor.userId, password)
    if (!('refused' in begun)) return json({ begun })
    return begun.refused === 'already-on' ? redirect(safeRedirect(to)) : loginSays(request, begun)
  }
  const done =
    step === 'end' ? await endSecondFactor(request, actor.userId, password) : await finishSecondFactor(request, actor.userId, code)
  if ('refused' in done) return loginSays(request, done)
  return redirect(safeRedirect(to), { headers: done.cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]) })
}

async function loggedIn(request: Request) {
  const who = await whoIs(request)
  if (!who) throw redirect(`/login?${new URLSearchParams({ to: '/login/second-factor' })}`)
  return who
}

export default function SecondFactorPage() {
  return <SecondFactorForm {...useLoaderData<typeof loader>()} />
}
