import { type SQL, sql } from 'drizzle-orm'
import type { FindingRule } from '#domain/clean/finding'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { rows } from './rows'

/** Something about a customer that only the client knows. `answer` is what they said so far. */
export type ClientQuestion = {
  id: string
  customerName: string
  externalNo: string | null
  place: string | null
  field: string
  rule: FindingRule
  value: string | null
  answer: string | null
}

/** Asks the client about every open finding of one check that has no answer yet. Asked twice it stays the same question. @returns how many are new */
export async function askAbout(tx: Tx, clientId: string, { rule, fields }: { rule: string; fields: readonly string[] }): Promise<number> {
  const by = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  const asked = await rows(
    tx,
    sql`update finding f set asked_at = now(), asked_by = ${by} from customer c
        where c.client_id = f.client_id and c.id = f.customer_id and c.canonical_id is null and f.client_id = ${clientId} and f.rule = ${rule}
          and f.state = 'open' and f.proposal is null and f.asked_at is null and f.field in ${[...fields]} returning f.id`,
  )
  return asked.length
}

const open = (clientId: string): SQL => sql`f.client_id = ${clientId} and f.asked_at is not null and f.state in ('open', 'later')`

/** A page of what was asked of a client and is not settled: what waits for an answer first. */
export async function questionsOf(tx: Tx, clientId: string, page = 1): Promise<Page<ClientQuestion>> {
  const found = await rows<ClientQuestion & { total: number }>(
    tx,
    sql`select f.id, c.name as "customerName", c.external_no as "externalNo", c.place, f.field, f.rule, f.value,
          case when f.answered_at is not null then f.proposal end as answer, count(*) over ()::int as total
        from finding f join customer c on c.client_id = f.client_id and c.id = f.customer_id and c.canonical_id is null
        where ${open(clientId)} order by f.answered_at is not null, c.name collate "und-x-icu", f.id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** How many questions wait for the client. */
export async function questionsWaiting(tx: Tx, clientId: string): Promise<number> {
  const [found] = await rows<{ waiting: number }>(
    tx,
    sql`select count(*)::int as waiting from finding f join customer c on c.client_id = f.client_id and c.id = f.customer_id and c.canonical_id is null
        where ${open(clientId)} and f.answered_at is null`,
  )
  return found?.waiting ?? 0
}

export type FindingAnswer = { id: string; answer: string }

/**
 * Keeps answers as proposals beside what we know; an empty one takes an answer back. Settled findings are left as they are.
 * @param asked only what was asked of the client may be answered
 * @returns how many were kept
 */
export async function keepAnswers(
  tx: Tx,
  clientId: string,
  answers: readonly FindingAnswer[],
  { by, asked }: { by: string; asked: boolean },
): Promise<number> {
  const kept = await rows(
    tx,
    sql`update finding f set proposal = nullif(a.answer, ''), answered_at = case a.answer when '' then null else now() end,
          answered_by = case a.answer when '' then null else ${by} end
        from jsonb_to_recordset(${JSON.stringify(answers)}::text::jsonb) as a(id uuid, answer text)
        where f.client_id = ${clientId} and f.id = a.id and f.state in ('open', 'later') ${asked ? sql`and f.asked_at is not null` : sql``} returning f.id`,
  )
  return kept.length
}

/** A piece of a client's open findings, in the order they were made. @param after the id of the last one of the piece before */
export async function openFindings(
  tx: Tx,
  { clientId, fields, after, limit }: { clientId: string; fields: readonly string[]; after: string | null; limit: number },
): Promise<ClientQuestion[]> {
  return rows(
    tx,
    sql`select f.id, c.name as "customerName", c.external_no as "externalNo", c.place, f.field, f.rule, f.value, f.proposal as answer
        from finding f join customer c on c.client_id = f.client_id and c.id = f.customer_id and c.canonical_id is null
        where f.client_id = ${clientId} and f.state in ('open', 'later') and f.field in ${[...fields]}
          ${after ? sql`and f.id > ${after}` : sql``} order by f.id limit ${limit}`,
  )
}
