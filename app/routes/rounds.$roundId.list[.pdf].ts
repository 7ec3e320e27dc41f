import type { LoaderFunctionArgs } from '@remix-run/node'
import { roundForPaper } from '#app/carry-out/inventory.server'
import { roundOverview } from '#app/carry-out/round-paper'
import { requireActor } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { i18nFor } from '#app/http/language.server'
import { idOf, notFound } from '#app/http/params.server'
import { namespaces } from '#app/messages/namespaces'
import { pdfResponse } from '#app/reports/pdf-response.server'
import { overviewPdf } from '#reports/overview/pdf'

/** The list of a closed round on paper, as it was kept: `?language=nl` or `en`, else the client's own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const paper = await roundForPaper(actor, idOf(params.roundId), now())
  if (!paper) throw notFound()
  const given = new URL(request.url).searchParams.get('language')
  const language = given === 'nl' || given === 'en' ? given : paper.language
  const t = i18nFor(language).getFixedT(language, namespaces)
  return pdfResponse(await overviewPdf(roundOverview(paper, language, t)), `${paper.round.name}-${language}.pdf`)
}
