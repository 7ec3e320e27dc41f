import { learnTravel } from '#app/carry-out/planner/travel-screen.server'
import { now } from '#app/http/clock.server'
import type { Handler } from '#db/jobs/runner'

/** Learns anew from the drives that were logged. */
export const learnFromDrives: Handler<'travel-learn'> = async () => {
  await learnTravel(now())
}
