import { sql } from 'drizzle-orm'
import { isComplete } from '#domain/act/kick-off'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { addFacts, type BaseFacts, noFacts } from '#domain/clean/score'
import { type EvaluationFacts, type EvaluationSaid, readEvaluationSaid } from '#domain/reporting/evaluation'
import type { EvaluationKind } from '#domain/reporting/period'
import type { ArrivalFacts } from './arrival'
import { asJson } from './bulk'
import type { Tx } from './door'
import { type ImportFile, importsOf } from './imports'
import { kickOffsOf } from './kick-offs'
import { newestEdition } from './plans'
import { baseFacts } from './quality'
import { rows } from './rows'
import { membersOf } from './segments'

type Of = { clientId: string; campaignId: string }

/** What an evaluation is made from, beside the facts of every report. The kick-off is the newest that was agreed, else the newest that says something. */
export async function evaluationFacts(tx: Tx, of: Of & { id: string; kind: EvaluationKind }, today: Day): Promise<EvaluationFacts> {
  const kickOffs = await kickOffsOf(tx, of)
  const kickOff = kickOffs.find(({ agreedAt }) => agreedAt !== null) ?? kickOffs.find(({ record }) => isComplete(record)) ?? kickOffs[0]
  const plan = await newestEdition(tx, of, { approved: true })
  return {
    kind: of.kind,
    kickOff: kickOff
      ? {
          edition: kickOff.edition,
          on: kickOff.heldOn,
          isAgreed: kickOff.agreedAt !== null,
          expectations: kickOff.record.expectations,
        }
      : null,
    base: { before: factsBefore(await importsOf(tx, { clientId: of.clientId, id: of.campaignId })), now: await baseFacts(tx, of, today) },
    segments: await rows<{ id: string; name: string }>(
      tx,
      sql`select id, name from segment where client_id = ${of.clientId} and campaign_id = ${of.campaignId} order by position`,
    ),
    plan: plan?.approvedAt ? { approvedOn: dayOf(plan.approvedAt), members: plan.members } : null,
    members: await membersOf(tx, of),
    said: await saidOf(tx, of),
  }
}

async function saidOf(tx: Tx, { clientId, id }: { clientId: string; id: string }): Promise<EvaluationSaid> {
  const [found] = await rows<{ evaluation: unknown }>(tx, sql`select evaluation from report where client_id = ${clientId} and id = ${id}`)
  return readEvaluationSaid(found?.evaluation)
}

/** Keeps what was said at an evaluation with its draft; false when the draft was changed in the meantime or is released. */
export async function sayInEvaluation(
  tx: Tx,
  { clientId, id, version }: { clientId: string; id: string; version: number },
  said: EvaluationSaid,
): Promise<boolean> {
  const changed = await rows(
    tx,
    sql`update report set evaluation = ${asJson(said)}, version = version + 1
        where client_id = ${clientId} and id = ${id} and version = ${version} and state = 'draft' returning id`,
  )
  return changed.length === 1
}

/** The newest draft of this kind in a campaign; null when there is none. */
export async function openEvaluation(tx: Tx, { clientId, campaignId }: Of, kind: EvaluationKind): Promise<string | null> {
  const [found] = await rows<{ id: string }>(
    tx,
    sql`select id from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${kind} and state = 'draft'
        order by created_at desc limit 1`,
  )
  return found?.id ?? null
}

/** Notes down that an evaluation was held, once: the one that was planned, else one of today. */
export async function evaluationHeld(tx: Tx, { clientId, campaignId }: Of, kind: EvaluationKind, now: Moment): Promise<void> {
  await tx.execute(sql`update meeting set held_at = ${now}::timestamptz where client_id = ${clientId} and id = (
    select id from meeting m where m.client_id = ${clientId} and m.campaign_id = ${campaignId} and m.kind = ${kind} and m.held_at is null
      and not exists (select from meeting h where h.client_id = m.client_id and h.campaign_id = m.campaign_id and h.kind = m.kind and h.held_at is not null)
    order by m.at limit 1)`)
  await tx.execute(sql`insert into meeting (client_id, id, campaign_id, kind, at, held_at)
    select ${clientId}, gen_random_uuid(), ${campaignId}, ${kind}, ${now}::timestamptz, ${now}::timestamptz
    where not exists (select from meeting where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${kind} and held_at is not null)`)
}

/** The files as they came, all together. Until duplicates were looked for, only rows that said the very same are known to be too many. */
export function factsBefore(imports: readonly ImportFile[]): BaseFacts {
  const taken = imports.filter(({ state, scoreBefore: facts }) => state === 'taken-in' && facts !== null)
  return taken.reduce((sum, { scoreBefore: kept, counts }) => {
    const facts = kept as ArrivalFacts
    return addFacts(sum, facts.counted ? facts : { ...facts, duplicates: counts.folded ?? 0 })
  }, noFacts)
}
