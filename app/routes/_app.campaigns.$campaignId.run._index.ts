import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { idOf } from '#app/http/params.server'

/** Step 4 opens on its first part. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request)
  return redirect(`/campaigns/${idOf(params.campaignId)}/run/inventory`)
}
