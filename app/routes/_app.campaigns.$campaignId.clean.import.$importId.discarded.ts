import { type ActionFunctionArgs, json } from '@remix-run/node'
import { discardImport } from '#app/clean/undo-import.server'
import { requireStaff } from '#app/http/actor.server'
import { idIn } from '#app/http/id-in.server'
import { refusal } from '#app/http/refusal.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await discardImport(await requireStaff(request), idIn(params, 'importId'))
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}
