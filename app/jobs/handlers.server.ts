import type { Handlers } from '#db/jobs/runner'
import { lookUpWaitingAddresses } from './addresses.server'
import { tellRequest } from './desk.server'
import { expireProjectLists } from './lists.server'
import { sendMail, sweepMail } from './mail.server'
import { planUnitOfCampaign } from './plan-unit.server'
import { makePrivacyFile, sweepPrivacy } from './privacy.server'
import { findDueReports, makeDueReport } from './reports.server'
import { learnFromDrives } from './travel.server'
import { expireLapsedUnits, tellCallOff, tellDispute } from './units.server'

/** Who does which job. Each handler stands in a file of its own in this folder and does the same job twice without a second effect. */
export const handlers: Handlers = {
  mail: sendMail,
  'mail-sweep': sweepMail,
  'reports-due': findDueReports,
  'report-make': makeDueReport,
  'plan-unit': planUnitOfCampaign,
  'travel-learn': learnFromDrives,
  'addresses-look-up': lookUpWaitingAddresses,
  'units-expire': expireLapsedUnits,
  'lists-expire': expireProjectLists,
  'dispute-tell': tellDispute,
  'call-off-tell': tellCallOff,
  'request-tell': tellRequest,
  'privacy-file': makePrivacyFile,
  'privacy-sweep': sweepPrivacy,
}
