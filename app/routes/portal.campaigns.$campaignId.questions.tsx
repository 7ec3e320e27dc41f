import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PortalQuestions } from '#app/clean/portal-questions'
import { answerQuestion, questionsScreen } from '#app/clean/questions.server'
import { requireClient } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { shown } from '#app/http/view.server'
import { pageTitle } from '#app/messages/page-title'
import { ClientQuestions } from '#app/portal/views.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clean:questions.title'))

const Asked = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  const { page } = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  return json(shown(ClientQuestions, { screen: orNotFound(await questionsScreen(actor, idOf(params.campaignId), page)) }))
}

const AnswerForm = z.object({ findingId: z.uuid(), answer: z.string().trim().max(2000) })

/** The client's person says how it is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClient(request)
  const asked = await readForm(request, AnswerForm)
  if (!asked.ok) return asked.answer
  const outcome = await answerQuestion(actor, idOf(params.campaignId), { ...asked.form, op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}

export default function Questions() {
  return <PortalQuestions screen={useLoaderData<typeof loader>().screen} />
}
