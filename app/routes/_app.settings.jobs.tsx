import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { jobsScreen, tryAgain } from '#app/jobs/dead.server'
import { JobsPage } from '#app/jobs/jobs-page'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:jobs.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json(await jobsScreen(actor, pageOf(request)))
}

const Fields = z.object({ job: z.uuid() })

/** Gives a dead job another try. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await tryAgain(actor, asked.form.job)
  return 'refused' in outcome ? refusal(request, outcome, 'settings') : json(outcome)
}

export default function Jobs() {
  return <JobsPage {...useLoaderData<typeof loader>()} />
}
