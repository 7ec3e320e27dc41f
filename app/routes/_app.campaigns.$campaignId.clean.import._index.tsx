import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ImportFiles } from '#app/clean/import-files'
import { cleanOverview } from '#app/clean/overview.server'
import { readUpload } from '#app/clean/read-upload.server'
import { uploadRefusal } from '#app/clean/refusals.server'
import { fileLimit, uploadFile } from '#app/clean/upload-file.server'
import { requireStaff } from '#app/http/actor.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clean:upload.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const overview = await cleanOverview(actor, campaignId)
  if (!overview) throw notFound()
  const { campaign, imports } = overview
  return json({ campaign, imports, limit: fileLimit, op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  return readUpload(request, fileLimit, async (form) => {
    if ('refused' in form) return uploadRefusal(request, form)
    let opened = ''
    for (const [at, file] of form.files.entries()) {
      const outcome = await uploadFile(actor, campaignId, { ...file, op: at === 0 ? form.op : undefined })
      if ('refused' in outcome) return uploadRefusal(request, outcome, form.files.length > 1 ? file.fileName : undefined)
      opened = `/campaigns/${campaignId}/clean/import/${outcome.importId}/map${outcome.before ? `?before=${outcome.before}` : ''}`
    }
    return redirect(form.files.length === 1 ? opened : `/campaigns/${campaignId}/clean/import`)
  })
}

export default function ImportPage() {
  const { campaign, imports, limit, op } = useLoaderData<typeof loader>()
  return <ImportFiles campaign={campaign} imports={imports} limit={limit} op={op} />
}
