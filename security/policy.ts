import type { RoutePolicy } from './line'
import { campaignsPolicy } from './policy/campaigns'
import { carryOutPolicy } from './policy/carry-out'
import { cleanPolicy } from './policy/clean'
import { deskPolicy } from './policy/desk'
import { listsPolicy } from './policy/lists'
import { officePolicy } from './policy/office'
import { planPolicy } from './policy/plan'
import { relationsPolicy } from './policy/relations'
import { reportsPolicy } from './policy/reports'
import { unitsPolicy } from './policy/units'

/**
 * Who may ask what: every route of the built server, by its id and method. The cross-client matrix is made from it (`npm run matrix`), and a route
 * that is missing here, or a line without a route, fails the tests. It grants nothing: the guards in app/http/actor.server.ts and the door do.
 */
export const policy: Readonly<Record<string, RoutePolicy>> = {
  ...officePolicy,
  ...deskPolicy,
  ...campaignsPolicy,
  ...cleanPolicy,
  ...planPolicy,
  ...carryOutPolicy,
  ...relationsPolicy,
  ...listsPolicy,
  ...unitsPolicy,
  ...reportsPolicy,
}
