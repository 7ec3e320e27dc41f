import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { languageOf, translatorOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'
import { saveAs } from '#app/http/save-as'
import { ledgerCsv } from '#app/units/csv'
import { filterIn } from '#app/units/filter.server'
import { ledgerFile } from '#app/units/read.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { filter } = filterIn(new URL(request.url).searchParams)
  const [file, language, t] = [
    await ledgerFile(actor, idOf(params.unitId), filter, today()),
    await languageOf(request),
    await translatorOf(request),
  ]
  const name = `${t('units:ledger.fileName')} ${file.client} ${file.unit} ${today()}`.replace(/[^\p{L}\p{N}]+/gu, '-')
  return new Response(ledgerCsv(file.lines, language, t), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': saveAs(`${name}.csv`),
      'Cache-Control': 'no-store',
    },
  })
}
