import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { idOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { subjectAsked, subjectPage } from '#app/privacy/subject-form.server'
import { SubjectPage } from '#app/privacy/subject-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('privacy:subject.page'))

export function loader({ request, params }: LoaderFunctionArgs) {
  return subjectPage(request, { customerId: idOf(params.customerId), contactId: null })
}

export function action({ request, params }: ActionFunctionArgs) {
  return subjectAsked(request, { customerId: idOf(params.customerId), contactId: null })
}

export default function PrivacyOfCustomer() {
  return <SubjectPage {...useLoaderData<typeof loader>()} />
}
