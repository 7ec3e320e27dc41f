import { now } from '#app/http/clock.server'
import { leaveDueReports, makeReport } from '#app/reports/by-schedule.server'
import { theDb } from '#db/connection'
import type { Handler } from '#db/jobs/runner'

/** Finds the reports that are due by their schedules. */
export const findDueReports: Handler<'reports-due'> = async () => {
  await leaveDueReports(theDb(), now())
}

/** Makes one report, and sends it where the schedule says so. */
export const makeDueReport: Handler<'report-make'> = async (asked) => {
  await makeReport(theDb(), asked, now())
}
