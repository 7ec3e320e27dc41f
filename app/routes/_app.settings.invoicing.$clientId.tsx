import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { buyerScreen, saveBuyer } from '#app/money/invoicing.server'
import { BuyerForm } from '#app/money/invoicing-form.server'
import { BuyerPage } from '#app/money/invoicing-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('money:invoicing.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ buyer: orNotFound(await buyerScreen(actor, idOf(params.clientId))), op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, BuyerForm)
  if (!read.ok) return read.answer
  const saved = await saveBuyer(actor, idOf(params.clientId), read.form, read.op)
  return 'refused' in saved ? refusal(request, saved, 'money') : json(saved)
}

export default function InvoicedClient() {
  return <BuyerPage {...useLoaderData<typeof loader>()} />
}
