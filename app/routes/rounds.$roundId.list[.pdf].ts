import type { LoaderFunctionArgs } from '@remix-run/node'
import { roundForPaper } from '#app/carry-out/inventory.server'
import { roundFile } from '#app/carry-out/round-paper.server'
import { requireActor } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, notFound } from '#app/http/params.server'
import { pdfResponse } from '#app/reports/pdf-response.server'

/** The list of a closed round on paper, as it was kept: `?language=nl` or `en`, else the client's own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const paper = await roundForPaper(actor, idOf(params.roundId), now())
  if (!paper) throw notFound()
  const given = new URL(request.url).searchParams.get('language')
  const language = given === 'nl' || given === 'en' ? given : paper.language
  const { bytes, name } = await roundFile(paper, language)
  return pdfResponse(bytes, name)
}
