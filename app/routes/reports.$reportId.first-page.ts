import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, notFound } from '#app/http/params.server'
import { firstPageWith } from '#app/reports/layout.server'

/** The first page of a report as a picture, with the parts and words that are asked for: `?part=asks&part=hours&headline=…&summary=…&language=nl`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams
  const words = (name: string, most: number) => (asked.get(name) ?? '').trim().slice(0, most)
  const shown = await firstPageWith(
    actor,
    idOf(params.reportId),
    {
      parts: asked.getAll('part').slice(0, 20),
      headline: words('headline', 200),
      summary: words('summary', 1200),
      language: asked.get('language') === 'en' ? 'en' : 'nl',
    },
    now(),
  )
  if ('refused' in shown) throw notFound()
  return json(shown)
}
