import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { i18nFor } from '#app/http/language.server'
import { idOf, notFound } from '#app/http/params.server'
import { kickOffForPaper } from '#app/kick-off/kick-off.server'
import { kickOffOverview } from '#app/kick-off/kick-off-paper'
import { namespaces } from '#app/messages/namespaces'
import { pdfResponse } from '#app/reports/pdf-response.server'
import { overviewPdf } from '#reports/overview/pdf'

/** The overview of agreements and planning on paper: `?edition=` for a version, `?language=nl` or `en`, else the client's own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const asked = new URL(request.url).searchParams
  const edition = Number(asked.get('edition')) || null
  const paper = await kickOffForPaper(actor, idOf(params.campaignId), edition, now())
  if (!paper) throw notFound()
  const given = asked.get('language')
  const language = given === 'nl' || given === 'en' ? given : paper.language
  const t = i18nFor(language).getFixedT(language, namespaces)
  const bytes = await overviewPdf(kickOffOverview(paper, language, t))
  return pdfResponse(bytes, `${t('kickOff:fileName')}-${paper.kickOff.edition}-${language}.pdf`)
}
