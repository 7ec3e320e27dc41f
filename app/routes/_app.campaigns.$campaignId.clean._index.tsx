import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { cleanOverview } from '#app/clean/overview.server'
import { OverviewPage } from '#app/clean/overview-page'
import { fileLimit } from '#app/clean/upload-file.server'
import { requireStaff } from '#app/http/actor.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clean:title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const overview = await cleanOverview(actor, idOf(params.campaignId))
  if (!overview) throw notFound()
  const taken = new URL(request.url).searchParams.get('taken')
  return json({
    ...overview,
    justTaken: overview.imports.find(({ id, state }) => id === taken && state === 'taken-in') ?? null,
    limit: fileLimit,
    op: newOp(),
  })
}

export default function CleanHome() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />
}
