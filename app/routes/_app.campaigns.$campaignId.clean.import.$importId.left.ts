import type { LoaderFunctionArgs } from '@remix-run/node'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { leftFile } from '#app/clean/left-file.server'
import { requireStaff } from '#app/http/actor.server'
import { translatorOf } from '#app/http/language.server'
import { notFound } from '#app/http/params.server'
import { saveAs } from '#app/http/save-as'
import type { FindingRule } from '#domain/clean/finding'

/** The rows that did not come in, as a file to be corrected and taken in again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const importId = await importInCampaign(actor, params)
  const format = new URL(request.url).searchParams.get('as') === 'xlsx' ? 'xlsx' : 'csv'
  const t = await translatorOf(request)
  const reason = (rule: string) => t(`clean:findings.${rule as FindingRule}`)
  const file = await leftFile(actor, importId, format, { line: t('clean:map.line'), why: t('clean:map.leftReason'), reason })
  if (!file) throw notFound()
  const name = `${file.name} ${t('clean:map.leftFileName')}`.replace(/[^\p{L}\p{N}]+/gu, '-')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8',
      'Content-Disposition': saveAs(`${name}.${format}`),
      'Cache-Control': 'no-store',
    },
  })
}
