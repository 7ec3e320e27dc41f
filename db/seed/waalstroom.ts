import type { Tx } from '#db/door'
import { campaign, campaignStaff, meeting, unit } from '#db/schema/campaign'
import type { KickOffRecord } from '#domain/act/kick-off'
import { takeInBase } from './base-taken-in'
import type { DemoDays } from './calendar'
import type { Cast } from './people-rows'
import { topic } from './visits-told'
import { calledAndBooked } from './waalstroom/calls'
import { theDrama } from './waalstroom/drama'
import { segmentsAndPlan } from './waalstroom/plan'
import { setUpBooked } from './waalstroom/set-up'
import { visited } from './waalstroom/visits'
import type { Where } from './waalstroom/where'

export const mainCampaign = 'Najaarsronde installateurs'

/** The main story: Waalstroom Techniek, unit 2, eight weeks under way, 14 of 30 visits made and 41.5 of 80 hours used. */
export async function waalstroom(tx: Tx, cast: Cast): Promise<void> {
  const { days, chance } = cast
  const clientId = cast.clients.waalstroom
  const [campaignId, unitId] = [chance.id(), chance.id()]
  const startsOn = days.past(40)
  const endsOn = days.ahead(23)
  await tx.insert(campaign).values({
    clientId,
    id: campaignId,
    name: mainCampaign,
    startsOn,
    endsOn,
    cleanedOn: days.past(33),
    segmentedOn: days.past(30),
    plannedOn: days.past(27),
    evaluationAt: days.at(days.ahead(2), '14:00'),
    targetVisits: 30,
    topics: [
      { name: topic.delivery, tone: 'bad' },
      { name: topic.insideSales, tone: 'good' },
      { name: topic.training, tone: 'neutral' },
      { name: topic.app, tone: null },
    ],
    goal: 'Horen wat installateurs van Waalstroom vinden, en er dertig bezoeken.',
  })
  await tx.insert(campaignStaff).values([
    { clientId, campaignId, staffId: cast.staff.marieke, role: 'lead' },
    { clientId, campaignId, staffId: cast.staff.tom, role: 'consultant' },
  ])
  await tx.insert(unit).values({
    clientId,
    id: unitId,
    campaignId,
    kind: 'unit-2',
    name: 'Unit 2',
    minutes: 4800,
    indicatedVisits: 30,
    startsOn,
    endsOn,
    contractNumber: `${startsOn.slice(0, 4)}-114`,
    priceCents: 680_000,
  })
  await tx.insert(meeting).values([
    {
      clientId,
      id: chance.id(),
      campaignId,
      kind: 'kick-off',
      at: days.at(startsOn, '10:00'),
      heldAt: days.at(startsOn, '11:30'),
      record: kickOffWith(days),
      agreedBy: 'Pieter Verhoeven',
      agreedAt: days.at(startsOn, '11:30'),
    },
    { clientId, id: chance.id(), campaignId, kind: 'interim-evaluation', at: days.at(days.ahead(2), '14:00') },
  ])
  const where: Where = { tx, cast, clientId, campaignId, unitId, base: await takeInBase(tx, cast, campaignId) }
  await segmentsAndPlan(where)
  await setUpBooked(where)
  await visited(where)
  await calledAndBooked(where)
  await theDrama(where)
}

/** What was agreed at the table with Pieter and Ellen. */
function kickOffWith(days: DemoDays): KickOffRecord {
  return {
    situation:
      'Van de installateurs in de regio bestelde een kwart dit jaar minder dan vorig jaar. Waalstroom weet niet waarom: de binnendienst belt alleen terug. Na twee late leveringen in september staan er klachten open.',
    wishes:
      'Weten waarom klanten minder bestellen, de beste klanten vaker zien, en klachten eerst oplossen. Geen verkooppraat aan de deur.',
    expectations: [
      { what: 'bezoeken', number: 30 },
      { what: 'offerteaanvragen', number: 12 },
      { what: 'gemiddeld cijfer van de klant, van 1 tot 5', number: 4 },
    ],
    people: [
      { name: 'Pieter Verhoeven', role: 'directeur', decides: 'plan, extra uren, kortingen' },
      { name: 'Ellen van Dam', role: 'hoofd binnendienst', decides: 'wie bezocht wordt, afhandelen van klachten' },
    ],
    agreements: [
      'Een klant met een open klacht wordt eerst door de eigenaar zelf gebeld.',
      'Offerteaanvragen gaan dezelfde dag naar Ellen.',
      'Op maandag vóór tien uur wordt niemand bezocht.',
    ],
    steps: [
      { what: 'Bestand opgeschoond', on: days.past(33) },
      { what: 'Segmenten en actieplan akkoord', on: days.past(27) },
      { what: 'Inventarisatieronde', on: days.past(26) },
      { what: 'Eerste bezoeken', on: days.past(20) },
    ],
    reportRhythm: 'weekly',
    evaluationOn: days.ahead(2),
  }
}
