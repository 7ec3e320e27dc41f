import { now } from '#app/http/clock.server'
import { expireLists } from '#app/lists/expire.server'
import { theDb } from '#db/connection'
import type { Handler } from '#db/jobs/runner'

/** Takes everybody off the lists that expired. */
export const expireProjectLists: Handler<'lists-expire'> = async () => {
  await expireLists(theDb(), now())
}
