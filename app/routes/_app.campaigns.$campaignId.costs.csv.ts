import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { languageOf, translatorOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'
import { costsAsked } from '#app/money/cost-forms.server'
import { costsScreen } from '#app/money/costs.server'
import { costsCsv } from '#app/money/costs-csv'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const screen = await costsScreen(actor, idOf(params.campaignId), costsAsked(new URL(request.url).searchParams), today())
  const t = await translatorOf(request)
  return new Response(costsCsv(screen, await languageOf(request), t), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${t('money:costs.fileName')}-${screen.period.from}-${screen.period.to}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
