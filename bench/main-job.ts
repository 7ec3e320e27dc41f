import { createCampaign } from '#app/campaigns/create.server'
import { reportFile } from '#app/reports/read.server'
import { beginReport } from '#app/reports/write.server'
import { unitList } from '#app/units/read.server'
import { addDays, type Day, mondayOf } from '#domain/calendar/day'
import { dayOf, type Moment, momentOf } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { mergeDuplicates, takeInFile } from './main-job/base'
import { done } from './main-job/done'
import { callAndBook, holdRound, logVisits } from './main-job/field'
import { inOffice, type Office } from './main-job/office'
import { callMinutes, planActivities, segmentBase } from './main-job/plan'

/**
 * The main job without a browser, by the use cases of the screens: `npm run -s bench -- main-job --data <csv>`. A customer base goes through clean,
 * segment, act and carry out (`--visits N`, 30) on a unit of 80 hours, and comes out as a weekly report in two languages. Works on a private database
 * that is gone afterwards. Throws when the balance is not what its own arithmetic says.
 */
export async function run({ data, visits = '30' }: Record<string, string>): Promise<object> {
  if (!data) throw new Error('main-job needs --data <csv with customers>')
  const steps: Record<string, number> = {}
  let began = performance.now()
  const step = (name: string) => {
    steps[name] = Math.round(performance.now() - began) / 1000
    began = performance.now()
  }
  const found = await inOffice((office) => walk(office, { path: data, visits: Number(visits) }, step))
  step('stop')
  return { ...found, steps }
}

const unitMinutes = 4800

async function walk(office: Office, { path, visits }: { path: string; visits: number }, step: (name: string) => void) {
  const { manager, consultants } = office
  const today = dayOf(new Date().toISOString())
  const firstDay = addDays(mondayOf(today), -6 * 7)
  const begin = momentOf(firstDay, '08:00')
  step('start')
  const { campaignId } = await newCampaign(office, firstDay, begin)
  step('campaign')
  const counts = await takeInFile(manager, campaignId, path)
  step('takeIn')
  const customers = await mergeDuplicates(manager, campaignId)
  step('merge')
  const segments = await segmentBase(manager, campaignId, begin)
  step('segment')
  await planActivities(manager, campaignId, visits, begin)
  step('act')
  const chosen = await holdRound(manager, campaignId, visits, begin)
  step('round')
  const booked = await callAndBook(consultants, campaignId, chosen, addDays(firstDay, 1))
  step('calls')
  const logged = await logVisits(consultants, booked)
  step('visits')
  const balanceMinutes = await checkedBalance(manager, { spent: chosen.length * callMinutes + logged.minutes, said: logged.balance, today })
  const pdf = await report(manager, campaignId, dayOf(booked.at(-1)?.startsAt ?? begin))
  step('report')
  const { read: rowsRead, rejected, folded, findings } = counts
  return { rowsRead, rejected, folded, findings, customers, segments, visitsLogged: booked.length, pdf, balanceMinutes }
}

async function newCampaign({ manager, consultants }: Office, startsOn: Day, now: Moment) {
  const wish = {
    client: { name: 'Waalstroom Techniek', initials: 'WT', place: 'Nijmegen' },
    name: 'Bezoekronde',
    goal: null,
    startsOn,
    endsOn: addDays(startsOn, 12 * 7 - 1),
    unit: { kind: 'unit-2' as const, name: 'Unit 2', minutes: unitMinutes, indicatedVisits: 30, priceCents: null, contractNumber: null },
    staffIds: consultants.map(({ staffId }) => staffId),
    reportRhythm: 'weekly' as const,
    evaluationAt: null,
    openingText: 'Unit geopend',
  }
  return done(await createCampaign(manager, wish, { now }), 'campaign')
}

/** The balance as the unit page shows it; three ways of knowing it must agree. */
async function checkedBalance(actor: StaffActor, { spent, said, today }: { spent: number; said: number; today: Day }): Promise<number> {
  const { rows } = await unitList(actor, { all: true, page: 1, today })
  const shown = rows[0]?.outlook.balance
  const reckoned = unitMinutes - spent
  if (shown !== reckoned || said !== reckoned)
    throw new Error(`the balance is ${reckoned}, but the last visit says ${said} and the unit shows ${shown}`)
  return shown
}

/** The weekly report of the week of the last visit in both languages; pages and bytes of the Dutch one. */
async function report(actor: StaffActor, campaignId: string, day: Day): Promise<{ pages: number; bytes: number; englishBytes: number }> {
  const { reportId } = done(await beginReport(actor, campaignId, day, {}), 'report')
  const now = momentOf(addDays(day, 1), '09:00')
  const { bytes } = done(await reportFile(actor, reportId, 'nl', now), 'PDF')
  const english = done(await reportFile(actor, reportId, 'en', now), 'PDF')
  return { pages: pagesOf(bytes), bytes: bytes.length, englishBytes: english.bytes.length }
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}
