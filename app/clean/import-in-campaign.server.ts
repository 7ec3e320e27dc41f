import { idOf, notFound } from '#app/http/params.server'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { importOf } from '#db/imports'
import type { Actor } from '#domain/relations/actor'

/**
 * The id of the file in an address, which must be a file of the campaign in that address.
 * @throws a Response 404 when it is not, or the actor does not see it
 */
export async function importInCampaign(actor: Actor, params: Readonly<Record<string, string | undefined>>): Promise<string> {
  const [campaignId, importId] = [idOf(params.campaignId), idOf(params.importId)]
  const file = await withActor(theDb(), actor, (tx) => importOf(tx, importId))
  if (file?.campaignId !== campaignId) throw notFound()
  return importId
}
