import { makePlan } from '#app/carry-out/planner/make-plan.server'
import { now } from '#app/http/clock.server'
import type { Handler } from '#db/jobs/runner'

/** Plans a unit as it was asked. */
export const planUnitOfCampaign: Handler<'plan-unit'> = async (asked, signal) => {
  await makePlan(asked, now(), signal)
}
