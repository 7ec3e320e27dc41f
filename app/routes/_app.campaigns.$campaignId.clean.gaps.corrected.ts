import { type ActionFunctionArgs, json } from '@remix-run/node'
import { takeCorrections } from '#app/clean/findings-file.server'
import { readUpload } from '#app/clean/read-upload.server'
import { uploadRefusal } from '#app/clean/refusals.server'
import { requireStaff } from '#app/http/actor.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** What one corrected list may weigh, in bytes. */
const limit = 20_000_000

/** Takes a corrected list of findings in again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  return readUpload(request, limit, async (form) => {
    if ('refused' in form) return uploadRefusal(request, form)
    const [file] = form.files
    const outcome = file ? await takeCorrections(actor, campaignId, file) : ({ refused: 'no-file' } as const)
    if (!('refused' in outcome)) return json(outcome)
    if (outcome.refused === 'not-found' || outcome.refused === 'no-corrections') return refusal(request, outcome, 'clean')
    return uploadRefusal(request, outcome)
  })
}
