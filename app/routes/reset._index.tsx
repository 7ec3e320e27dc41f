import { type ActionFunctionArgs, json, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import { ResetAskForm } from '#app/auth/reset-forms'
import { askForReset } from '#app/auth/resets.server'
import { formSays, readForm } from '#app/http/form.server'
import { languageOf } from '#app/http/language.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('auth:reset.title'))

const Asked = z.object({ email: z.string().trim().max(320).pipe(z.email('auth:errors.email')) })

export async function action({ request }: ActionFunctionArgs) {
  const read = await readForm(request, Asked)
  if (!read.ok) return read.answer
  const { email } = read.form
  const outcome = await askForReset(request, { email, language: await languageOf(request) })
  if ('asked' in outcome) return json({ sentTo: email })
  const { minutes } = outcome
  return formSays(request, 'auth:errors.tooManyRequests', {
    values: { count: minutes },
    status: 429,
    headers: { 'Retry-After': String(minutes * 60) },
  })
}

export default function ResetPage() {
  return <ResetAskForm answer={useActionData<typeof action>()} />
}
