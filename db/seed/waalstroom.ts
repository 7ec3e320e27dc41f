import type { Tx } from '#db/door'
import { campaign, campaignStaff, meeting, unit } from '#db/schema/campaign'
import { takeInBase } from './base-taken-in'
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
      record: { expectations: ['30 visits', 'a score of 4 or more'] },
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
