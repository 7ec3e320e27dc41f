import { beginReport, releaseReport } from '#app/reports/write.server'
import { theDb } from '#db/connection'
import { demoStory } from '#db/seed/demo'
import { addDays, type Day, mondayOf } from '#domain/calendar/day'
import { momentOf } from '#domain/calendar/moment'
import { isWorkingDay } from '#domain/calendar/working-days'

/** The reports of the weeks behind are released as a manager would, each on the Monday after; the last one is begun and waits. */
export async function releaseDemoReports(today: Day): Promise<void> {
  const story = await demoStory(theDb())
  if (!story) return
  const { manager, campaignId } = story
  const thisWeek = mondayOf(lastWorkingDayBefore(today))
  for (let back = weeks - 1; back >= 0; back -= 1) {
    const monday = addDays(thisWeek, -7 * back)
    const begun = await beginReport(manager, campaignId, monday, {})
    if ('refused' in begun || back === 0) continue
    await releaseReport(manager, begun.reportId, 1, momentOf(addDays(monday, 7), '09:00'), { mail: false })
  }
}

const weeks = 8

function lastWorkingDayBefore(today: Day): Day {
  let day = addDays(today, -1)
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}
