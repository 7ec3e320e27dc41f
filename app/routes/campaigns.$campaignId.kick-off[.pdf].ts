import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, notFound } from '#app/http/params.server'
import { kickOffForPaper } from '#app/kick-off/kick-off.server'
import { kickOffFile } from '#app/kick-off/kick-off-paper.server'
import { pdfResponse } from '#app/reports/pdf-response.server'

/** The overview of agreements and planning on paper: `?edition=` for a version, `?language=nl` or `en`, else the client's own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const asked = new URL(request.url).searchParams
  const edition = Number(asked.get('edition')) || null
  const paper = await kickOffForPaper(actor, idOf(params.campaignId), edition, now())
  if (!paper) throw notFound()
  const given = asked.get('language')
  const language = given === 'nl' || given === 'en' ? given : paper.language
  const { bytes, name } = await kickOffFile(paper, language)
  return pdfResponse(bytes, name)
}
