import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CodeForm } from '#app/auth/code-form'
import { giveCode } from '#app/auth/give-code.server'
import { loginSays } from '#app/auth/says.server'
import { formSays, readForm, text } from '#app/http/form.server'
import { safeRedirect } from '#app/http/safe-redirect'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('auth:code.title'))

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return json({
    to: safeRedirect(searchParams.get('to')),
    kind: searchParams.get('with') === 'backup' ? ('backup' as const) : ('app' as const),
  })
}

const Code = z.object({
  kind: z.enum(['app', 'backup']),
  // People write '123 456' and 'AbCdE-12345'.
  code: z
    .string()
    .max(40, 'auth:errors.code')
    .transform((written) => written.replace(/\s/g, ''))
    .pipe(z.string().min(1, 'auth:errors.code')),
  to: text(2000).optional(),
})

export async function action({ request }: ActionFunctionArgs) {
  const read = await readForm(request, Code)
  if (!read.ok) return read.answer
  const { kind, code, to } = read.form
  if (kind === 'app' && !/^\d{6}$/.test(code)) return formSays(request, 'auth:errors.code', { field: 'code', status: 400 })
  const outcome = await giveCode(request, { kind, code })
  if (!('refused' in outcome))
    return redirect(safeRedirect(to), { headers: outcome.cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]) })
  if (kind === 'backup' && outcome.refused === 'wrong-code')
    return formSays(request, 'auth:errors.wrongBackupCode', { field: 'code', status: 401 })
  return loginSays(request, outcome)
}

export default function CodePage() {
  const { to, kind } = useLoaderData<typeof loader>()
  return <CodeForm key={kind} to={to} kind={kind} answer={useActionData<typeof action>()} />
}
