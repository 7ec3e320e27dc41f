import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, notFound } from '#app/http/params.server'
import { reportFile } from '#app/reports/read.server'

/** The PDF of a report: `?language=nl` or `en`, else the report's own. A client's person gets released ones only. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const asked = new URL(request.url).searchParams.get('language')
  const language = asked === 'nl' || asked === 'en' ? asked : null
  const file = await reportFile(actor, idOf(params.reportId), language, now())
  if ('refused' in file) throw notFound()
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Content-Length': String(file.bytes.length),
    },
  })
}
