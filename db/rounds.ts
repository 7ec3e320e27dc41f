import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { RoundDecision, RoundItem } from '#domain/carry-out/round'
import type { Tx } from './door'
import { lastTalkOn } from './last-contacts'
import { iso, rows } from './rows'
import { round, roundItem } from './schema/carry-out'

type Of = { clientId: string; campaignId: string }

export type Round = { id: string; name: string; heldOn: Day | null; closedAt: Moment | null; forClient: boolean }

/** The rounds of a campaign, the newest first. */
export async function roundsOf(tx: Tx, of: Of): Promise<Round[]> {
  return rows<Round>(
    tx,
    sql`select id, name, held_on as "heldOn", ${iso(sql`closed_at`)} as "closedAt", for_client as "forClient" from round
        where client_id = ${of.clientId} and campaign_id = ${of.campaignId} order by created_at desc, id desc`,
  )
}

/** Opens a round with the customers of segments that get a visit or a call and are in no round yet, those with the most revenue first. */
export async function openRound(
  tx: Tx,
  of: Of,
  { name, most }: { name: string; most: number },
): Promise<{ id: string; customers: number }> {
  const id = v7()
  await tx.insert(round).values({ ...of, id, name })
  const added = await rows<{ id: string }>(
    tx,
    sql`insert into round_item (client_id, campaign_id, customer_id, round_id)
        select m.client_id, m.campaign_id, m.customer_id, ${id}::uuid
        from segment_member m
        join segment s on s.client_id = m.client_id and s.id = m.segment_id
        join customer c on c.client_id = m.client_id and c.id = m.customer_id and c.canonical_id is null and c.status = 'active'
        where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId}
          and exists (select from planned_activity a where a.client_id = s.client_id and a.segment_id = s.id and a.kind in ('visit', 'call'))
          and not exists (select from round_item i where i.client_id = m.client_id and i.campaign_id = m.campaign_id and i.customer_id = m.customer_id)
        order by s.weight desc, s.position, (select max(n.amount) from customer_number n where n.client_id = m.client_id and n.customer_id = m.customer_id
          and n.measure = 'revenue') desc nulls last, c.name collate "und-x-icu"
        limit ${most}
        returning customer_id as id`,
  )
  return { id, customers: added.length }
}

/** A round with its campaign; null when there is none that the actor sees. */
export async function roundOfId(tx: Tx, roundId: string): Promise<(Round & Of) | null> {
  const [found] = await rows<Round & Of>(
    tx,
    sql`select id, name, held_on as "heldOn", ${iso(sql`closed_at`)} as "closedAt", for_client as "forClient", client_id as "clientId", campaign_id as "campaignId"
        from round where id = ${roundId}`,
  )
  return found ?? null
}

/** Opens a round for the client's own people, or takes it back. */
export async function setRoundForClient(tx: Tx, clientId: string, roundId: string, forClient: boolean): Promise<void> {
  await tx
    .update(round)
    .set({ forClient })
    .where(and(eq(round.clientId, clientId), eq(round.id, roundId)))
}

/** Keeps the list as it is when the round is closed: what is told later never changes it. */
export async function freezeRound(tx: Tx, of: Of, roundId: string): Promise<void> {
  const list = await roundRows(tx, of, roundId)
  await tx
    .update(round)
    .set({ frozen: list })
    .where(and(eq(round.clientId, of.clientId), eq(round.id, roundId)))
}

/** The list as it was kept when the round was closed; null for a round that is open. */
export async function frozenList(tx: Tx, clientId: string, roundId: string): Promise<RoundRow[] | null> {
  const [found] = await rows<{ frozen: RoundRow[] | null }>(
    tx,
    sql`select frozen from round where client_id = ${clientId} and id = ${roundId} and closed_at is not null`,
  )
  return found?.frozen ?? null
}

/** How many get a visit or a call by the plan and are in no round yet. */
export async function leftForRounds(tx: Tx, of: Of): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`select count(*)::int as n from segment_member m
        join customer c on c.client_id = m.client_id and c.id = m.customer_id and c.canonical_id is null and c.status = 'active'
        where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId}
          and exists (select from planned_activity a where a.client_id = m.client_id and a.segment_id = m.segment_id and a.kind in ('visit', 'call'))
          and not exists (select from round_item i where i.client_id = m.client_id and i.campaign_id = m.campaign_id and i.customer_id = m.customer_id)`,
  )
  return found?.n ?? 0
}

/** Closes or reopens a round. */
export async function setRoundClosed(
  tx: Tx,
  clientId: string,
  roundId: string,
  closedAt: Moment | null,
  heldOn: Day | null,
): Promise<void> {
  await tx
    .update(round)
    .set({ closedAt: closedAt ? new Date(closedAt) : null, ...(heldOn ? { heldOn } : {}) })
    .where(and(eq(round.clientId, clientId), eq(round.id, roundId)))
}

/** A customer in the round as the screen shows it. */
export type RoundRow = RoundItem & {
  name: string
  street: string | null
  place: string | null
  segment: string | null
  segmentColour: 'A' | 'B' | 'C' | 'D' | 'E' | null
  revenueCents: number | null
  lastContactOn: Day | null
  openComplaint: boolean
  doNotContact: boolean
  version: number
}

// What is recorded beside the first three, for the call desk, the briefing and the planner too.
const told = sql`i.avoid, i.ask_for as "askFor", i.agreed, i.opens, i.wish_days as "wishDays", to_char(i.wish_from, 'HH24:MI') as "wishFrom",
  to_char(i.wish_until, 'HH24:MI') as "wishUntil", i.wish_staff_id as "wishStaffId", i.best_days as "bestDays", i.wish_by as "wishBy"`

/** Everyone in a round, in one query. A round is as long as one meeting with the client, so it does not page. */
export async function roundRows(tx: Tx, of: Of, roundId: string): Promise<RoundRow[]> {
  return rows<RoundRow>(
    tx,
    sql`select i.customer_id as "customerId", i.decision, i.approach, i.problem, i.wishes, i.decided_by as "decidedBy", ${iso(sql`i.decided_at`)} as "decidedAt",
          ${told}, i.version, c.name, nullif(concat_ws(' ', c.street, c.house_number, c.house_number_suffix), '') as street, c.place, c.do_not_contact as "doNotContact", s.name as segment, s.colour as "segmentColour",
          (select n.amount::float8 from customer_number n where n.client_id = c.client_id and n.customer_id = c.id and n.measure = 'revenue'
            order by n.year desc limit 1) as "revenueCents",
          ${lastTalkOn('c')} as "lastContactOn",
          exists (select from request q where q.client_id = c.client_id and q.customer_id = c.id and q.kind = 'complaint' and q.solved_at is null) as "openComplaint"
        from round_item i
        join customer c on c.client_id = i.client_id and c.id = i.customer_id
        left join segment_member m on m.client_id = i.client_id and m.campaign_id = i.campaign_id and m.customer_id = i.customer_id
        left join segment s on s.client_id = m.client_id and s.id = m.segment_id
        where i.client_id = ${of.clientId} and i.campaign_id = ${of.campaignId} and i.round_id = ${roundId}
        order by s.weight desc nulls last, "revenueCents" desc nulls last, c.name collate "und-x-icu", c.id`,
  )
}

export type KeptRoundItem = { item: RoundItem; closedAt: Moment | null; version: number; roundId: string }

/** One customer of the campaign's rounds, locked; null when they are in none. */
export async function lockedRoundItem(tx: Tx, of: Of, customerId: string): Promise<KeptRoundItem | null> {
  const [found] = await rows<RoundItem & { closedAt: Moment | null; version: number; roundId: string }>(
    tx,
    sql`select i.customer_id as "customerId", i.decision, i.approach, i.problem, i.wishes, i.decided_by as "decidedBy", ${iso(sql`i.decided_at`)} as "decidedAt",
          ${told}, i.version, i.round_id as "roundId", ${iso(sql`r.closed_at`)} as "closedAt"
        from round_item i join round r on r.client_id = i.client_id and r.id = i.round_id
        where i.client_id = ${of.clientId} and i.campaign_id = ${of.campaignId} and i.customer_id = ${customerId} for update of i`,
  )
  if (!found) return null
  const { closedAt, version, roundId, ...item } = found
  return { item, closedAt, version, roundId }
}

/** Writes an item that was read under lock. */
export async function changeRoundItem(tx: Tx, of: Of, { version }: KeptRoundItem, to: RoundItem): Promise<void> {
  const { customerId, decidedAt, ...said } = to
  await tx
    .update(roundItem)
    .set({ ...said, decidedAt: decidedAt ? new Date(decidedAt) : null, version: version + 1 })
    .where(and(eq(roundItem.clientId, of.clientId), eq(roundItem.campaignId, of.campaignId), eq(roundItem.customerId, customerId)))
}

/** Adds a customer to a round by hand; one who is in a round already stays there. */
export async function addToRound(
  tx: Tx,
  of: Of,
  { roundId, customerId, decision }: { roundId: string; customerId: string; decision: RoundDecision | null },
) {
  await tx
    .insert(roundItem)
    .values({ ...of, roundId, customerId, decision })
    .onConflictDoNothing()
}
