import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { idOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { erasureAsked, erasurePage } from '#app/relations/erase-form.server'
import { ErasePage } from '#app/relations/erase-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('relations:erase.page'))

export function loader({ request, params }: LoaderFunctionArgs) {
  return erasurePage(request, { customerId: idOf(params.customerId), contactId: idOf(params.contactId) })
}

export function action({ request, params }: ActionFunctionArgs) {
  return erasureAsked(request, { customerId: idOf(params.customerId), contactId: idOf(params.contactId) })
}

export default function ErasePerson() {
  return <ErasePage {...useLoaderData<typeof loader>()} />
}
