import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { languageOf, translatorOf } from '#app/http/language.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { mailingCsv, mailingList } from '#app/segments/mailing.server'

/** A segment as a list for the mailing tool; the name of the file says how many were left out. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const of = { campaignId: idOf(params.campaignId), segmentId: idOf(params.segmentId) }
  const { name, rows, leftOut } = orNotFound(await mailingList(actor, of, now()))
  const t = await translatorOf(request)
  const head = (key: 'name' | 'contact' | 'email' | 'street' | 'postcode' | 'place' | 'country') => t(`segments:mailing.${key}`)
  const heads = {
    name: head('name'),
    contact: head('contact'),
    email: head('email'),
    street: head('street'),
    postcode: head('postcode'),
    place: head('place'),
    country: head('country'),
  }
  const csv = mailingCsv(rows, heads, (await languageOf(request)) === 'nl' ? ';' : ',')
  const file = `${name}-${t('segments:mailing.leftOut', { count: leftOut })}`.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()
  return new Response(csv, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${file}.csv"` },
  })
}
