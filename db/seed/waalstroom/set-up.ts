import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { ledgerEntry } from '#db/schema/campaign'
import { round, roundItem } from '#db/schema/carry-out'
import { customer } from '#db/schema/customer'
import { segment, segmentMember } from '#db/schema/plan'
import type { Cast } from '#db/seed/people-rows'
import type { Where } from './where'

/** The unit opened, the hours of the first weeks with one row booked twice and reversed, and the inventory round. */
export async function setUpBooked({ tx, cast, clientId, unitId, campaignId }: Where) {
  const { days, chance } = cast
  const row = (
    ago: number,
    kind: 'opening' | 'consumption',
    subject: 'set-up' | 'report' | null,
    minutes: number,
    text: string,
    by: keyof Cast['staff'],
  ) => ({
    clientId,
    id: chance.id(),
    unitId,
    kind,
    subject,
    minutes,
    on: days.past(ago),
    text,
    staffId: cast.staff[by],
    bookedAt: days.at(days.past(ago), '17:00'),
  })
  const rows: (typeof ledgerEntry.$inferInsert)[] = [
    row(40, 'opening', null, 4800, 'Unit 2 geopend', 'annet'),
    row(40, 'consumption', 'set-up', 90, 'Afstemmingsbespreking', 'annet'),
    row(38, 'consumption', 'set-up', 150, 'Klantbestand opschonen', 'marieke'),
    row(37, 'consumption', 'set-up', 120, 'Dubbelen beoordelen', 'marieke'),
    row(31, 'consumption', 'set-up', 75, 'Segmenten en actieplan', 'marieke'),
    row(26, 'consumption', 'set-up', 45, 'Inventarisatieronde met Pieter en Sanne', 'marieke'),
    ...[36, 31, 26, 21, 16, 11, 6].map((ago, at) => row(ago, 'consumption', 'report', 18, `Weekrapport ${at + 1}`, 'marieke')),
  ]
  const double = row(6, 'consumption', 'report', 15, 'Weekrapport 7', 'annet')
  await tx.insert(ledgerEntry).values([...rows, double])
  await tx.insert(ledgerEntry).values({
    ...row(1, 'consumption', null, 15, 'Weekrapport 7', 'annet'),
    kind: 'reversal',
    reverses: double.id,
    reason: 'Rapport 7 stond er twee keer in.',
  })
  const roundId = chance.id()
  await tx.insert(round).values({
    clientId,
    id: roundId,
    campaignId,
    name: 'Inventarisatie 1',
    heldOn: days.past(26),
    closedAt: days.at(days.past(26), '12:00'),
  })
  const inRound = await whoIsDiscussed(tx, clientId, campaignId)
  await tx.insert(roundItem).values(
    inRound.map((customerId, at) => ({
      clientId,
      campaignId,
      customerId,
      roundId,
      decision: at < 38 ? ('visit' as const) : at < 41 ? ('no' as const) : ('discuss' as const),
      approach: at % 6 === 0 ? 'Altijd eerst bellen, liefst voor tienen.' : at % 9 === 1 ? 'Nooit op maandag.' : null,
      problem:
        at === 1 ? 'Retourzending van september nog niet afgehandeld. Begin met sorry.' : at === 0 ? 'Negen dagen te laat geleverd.' : null,
      agreed: at === 0 ? 'Wij belden; de klant krijgt vijf procent op de volgende order.' : null,
      opens: at === 0 ? 'Pieter zelf, dan Marieke' : null,
      avoid: at === 1 ? 'Niet over nieuwe producten beginnen.' : null,
      askFor: at % 8 === 3 ? 'De bedrijfsleider, niet de balie' : null,
      wishDays: at % 7 === 2 ? [2, 4] : [],
      wishFrom: at % 7 === 2 ? '09:00' : null,
      wishUntil: at % 7 === 2 ? '12:00' : null,
      bestDays: at % 7 === 2 ? [4] : [],
      decidedBy: 'Pieter Verhoeven',
      decidedAt: days.at(days.past(26), '11:00'),
    })),
  )
}

/** The 42 of the first round: those to cherish and to solve, and the first to let grow, in the order of the base. */
async function whoIsDiscussed(tx: Tx, clientId: string, campaignId: string): Promise<string[]> {
  const found = await tx
    .select({ id: segmentMember.customerId, position: segment.position, no: customer.externalNo })
    .from(segmentMember)
    .innerJoin(segment, and(eq(segment.clientId, segmentMember.clientId), eq(segment.id, segmentMember.segmentId)))
    .innerJoin(customer, and(eq(customer.clientId, segmentMember.clientId), eq(customer.id, segmentMember.customerId)))
    .where(and(eq(segmentMember.clientId, clientId), eq(segmentMember.campaignId, campaignId)))
    .orderBy(asc(segment.position), asc(customer.externalNo))
  const upper = found.filter((row) => row.position === 1)
  return [...upper, ...found.filter((row) => row.position === 0), ...found.filter((row) => row.position === 2)]
    .slice(0, 42)
    .map((row) => row.id)
}
