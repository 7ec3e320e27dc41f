import { lookUpAddresses } from '#app/clean/look-up-addresses.server'
import { now } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import type { Handler } from '#db/jobs/runner'

/** Looks up addresses for most of a minute, where the setting says so. */
export const lookUpWaitingAddresses: Handler<'addresses-look-up'> = async (_data, signal) => {
  await lookUpAddresses(theDb(), now(), { signal })
}
