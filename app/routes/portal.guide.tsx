import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guideForClient } from '#app/guide/guide.server'
import { PortalGuide } from '#app/guide/portal-guide'
import { requireClient } from '#app/http/actor.server'
import { languageOf } from '#app/http/language.server'
import { pageOf } from '#app/http/params.server'
import { shown } from '#app/http/view.server'
import { pageTitle } from '#app/messages/page-title'
import { ClientGuideView } from '#app/portal/views.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('desk:guide.portalTitle'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  return json(shown(ClientGuideView, { guide: await guideForClient(actor, pageOf(request), await languageOf(request)) }))
}

export default function GuideOfClient() {
  return <PortalGuide {...useLoaderData<typeof loader>()} />
}
