import { now } from '#app/http/clock.server'
import { dropExpired, makeFile } from '#app/privacy/make-file.server'
import { theDb } from '#db/connection'
import type { Handler } from '#db/jobs/runner'

/** Makes one file that was asked for. */
export const makePrivacyFile: Handler<'privacy-file'> = async ({ exportId }) => {
  await makeFile(theDb(), exportId, now())
}

/** Takes away what is past its time. */
export const sweepPrivacy: Handler<'privacy-sweep'> = async () => {
  await dropExpired(theDb(), now())
}
