import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { importScreen } from '#app/clean/import-screen.server'
import { workShown } from '#app/clean/import-work.server'
import { MapScreen } from '#app/clean/map-screen'
import { requireStaff } from '#app/http/actor.server'
import { languageOf } from '#app/http/language.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clean:map.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const [campaignId, importId] = [idOf(params.campaignId), await importInCampaign(actor, params)]
  const { searchParams } = new URL(request.url)
  const onlyErrors = searchParams.get('only') === 'errors'
  const work = await workShown(actor, importId)
  const screen = await importScreen(actor, importId, { language: await languageOf(request), onlyErrors })
  if (!screen) throw notFound()
  return json({ ...screen, work, campaignId, onlyErrors, before: searchParams.get('before'), op: newOp() })
}

export default function MapPage() {
  const data = useLoaderData<typeof loader>()
  return <MapScreen key={data.file.id} {...data} />
}
