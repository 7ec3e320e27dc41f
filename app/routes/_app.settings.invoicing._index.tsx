import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { invoicingScreen, saveSeller } from '#app/money/invoicing.server'
import { SellerForm } from '#app/money/invoicing-form.server'
import { InvoicingPage } from '#app/money/invoicing-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('money:invoicing.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...(await invoicingScreen(actor)), op: newOp() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, SellerForm)
  if (!read.ok) return read.answer
  const saved = await saveSeller(actor, read.form, read.op)
  return 'refused' in saved ? refusal(request, saved, 'money') : json(saved)
}

export default function Invoicing() {
  return <InvoicingPage {...useLoaderData<typeof loader>()} />
}
