import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { placeOfPerson } from '#app/privacy/register.server'
import { subjectAsked, subjectPage } from '#app/privacy/subject-form.server'
import { SubjectPage } from '#app/privacy/subject-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('privacy:subject.page'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  return subjectPage(request, await placed(request, idOf(params.contactId)))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return subjectAsked(request, await placed(request, idOf(params.contactId)))
}

async function placed(request: Request, contactId: string) {
  const at = orNotFound(await placeOfPerson(await requireStaff(request), contactId, today()))
  if ('movedTo' in at) throw redirect(`/people/${at.movedTo}/privacy`)
  return at
}

export default function PrivacyOfPerson() {
  return <SubjectPage {...useLoaderData<typeof loader>()} />
}
