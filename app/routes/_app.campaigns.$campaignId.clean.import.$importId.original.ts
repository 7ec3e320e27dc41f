import type { LoaderFunctionArgs } from '@remix-run/node'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { originalFile } from '#app/clean/original-file.server'
import { requireStaff } from '#app/http/actor.server'
import { notFound } from '#app/http/params.server'
import { saveAs } from '#app/http/save-as'

/** The file as the client sent it. Whatever it calls itself, a browser only saves it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const file = await originalFile(actor, await importInCampaign(actor, params))
  if (!file) throw notFound()
  const { name, bytes } = file
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': saveAs(name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}
