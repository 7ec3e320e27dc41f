import type { LoaderFunctionArgs } from '@remix-run/node'
import { hoursAsked } from '#app/hours/forms.server'
import { hoursCsv } from '#app/hours/hours-csv'
import { hoursFile } from '#app/hours/read.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { languageOf, translatorOf } from '#app/http/language.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const filter = hoursAsked(new URL(request.url).searchParams, today())
  const [rows, language, t] = [await hoursFile(actor, filter), await languageOf(request), await translatorOf(request)]
  return new Response(hoursCsv(rows, filter.by, language, t), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${t('hours:fileName')}-${filter.from}-${filter.to}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
