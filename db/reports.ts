import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import type { ReportKind } from '#domain/reporting/period'
import { asJson } from './bulk'
import type { Tx } from './door'
import { orRefused } from './refused'
import { iso, rows } from './rows'
import { report } from './schema/report'

export type KeptReport = {
  id: string
  clientId: string
  campaignId: string
  kind: ReportKind
  number: number
  /** 0 is the first edition, 1 is shown as the letter a. */
  edition: number
  periodKey: string
  startsOn: Day
  endsOn: Day
  language: 'nl' | 'en'
  state: 'draft' | 'released'
  headline: string | null
  summary: string | null
  sha256: string | null
  releasedAt: Moment | null
  version: number
  /** Of a correction: the report it replaces, and what it mends. */
  replacesId: string | null
  correctionNote: string | null
  /** Which parts it has, in which order: its own, else what its campaign keeps; null is the usual. */
  parts: string[] | null
  /** Why the schedule left it for a person. */
  held: string[] | null
  client: string
  campaign: string
  createdAt: Moment
}

const columns = sql`r.id, r.client_id as "clientId", r.campaign_id as "campaignId", r.kind, r.number, r.edition, r.period_key as "periodKey",
  r.starts_on as "startsOn", r.ends_on as "endsOn", r.language, r.state, r.headline, r.summary, r.sha256, ${iso(sql`r.released_at`)} as "releasedAt", r.version,
  r.replaces_id as "replacesId", r.correction_note as "correctionNote", r.held, coalesce(r.parts, c.report_layout -> r.kind) as parts, k.name as client, c.name as campaign, ${iso(sql`r.created_at`)} as "createdAt"`
const from = sql`from report r join campaign c on c.client_id = r.client_id and c.id = r.campaign_id join client k on k.id = r.client_id`

/** One report without its content; null when the actor sees none. `lock` holds the row until the transaction ends. */
export async function reportOf(tx: Tx, reportId: string, { lock = false } = {}): Promise<KeptReport | null> {
  const [found] = await rows<KeptReport>(tx, sql`select ${columns} ${from} where r.id = ${reportId} ${lock ? sql`for update of r` : sql``}`)
  return found ?? null
}

/** The reports of a campaign, or of every client the actor sees; drafts first, then the newest. */
export async function reportsOf(
  tx: Tx,
  campaignId: string | null,
  { limit = 50, offset = 0, released = false } = {},
): Promise<(KeptReport & { total: number })[]> {
  return rows<KeptReport & { total: number }>(
    tx,
    sql`select ${columns}, count(*) over ()::int as total ${from}
        where ${campaignId ? sql`r.campaign_id = ${campaignId}` : sql`true`} and ${released ? sql`r.state = 'released'` : sql`true`}
        order by r.state = 'draft' desc, r.ends_on desc, r.number desc, r.edition desc, r.id limit ${limit} offset ${offset}`,
  )
}

export type NewReport = {
  clientId: string
  campaignId: string
  rhythm: ReportKind
  period: Period
  periodKey: string
  language: 'nl' | 'en'
}

/** Begins a draft for a period; one that is there already is the answer. */
export async function draftReport(tx: Tx, made: NewReport): Promise<string> {
  const { clientId, campaignId, rhythm, period, periodKey, language } = made
  const [there] = await rows<{ id: string }>(
    tx,
    sql`select id from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${rhythm} and period_key = ${periodKey}
        order by edition desc limit 1`,
  )
  if (there) return there.id
  const id = v7()
  const [last] = await rows<{ number: number }>(
    tx,
    sql`select coalesce(max(number), 0)::int as number from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${rhythm}`,
  )
  const number = (last?.number ?? 0) + 1
  const values = { id, clientId, campaignId, kind: rhythm, number, periodKey, startsOn: period.from, endsOn: period.to, language }
  await orRefused(tx.insert(report).values(values), { report_period: 'there-already', report_number: 'there-already' })
  return id
}

/** The report that a schedule makes: like `draftReport`, and noted as such. Null when the period has one already. */
export async function draftBySchedule(tx: Tx, made: NewReport): Promise<string | null> {
  const { clientId, campaignId, rhythm, periodKey } = made
  const there = sql`select 1 from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${rhythm} and period_key = ${periodKey}`
  if ((await rows(tx, there)).length > 0) return null
  const id = await draftReport(tx, made)
  await tx
    .update(report)
    .set({ madeBySchedule: true })
    .where(and(eq(report.clientId, clientId), eq(report.id, id)))
  return id
}

/** Notes down why a report waits for a person. */
export async function holdReport(tx: Tx, clientId: string, reportId: string, held: string[]): Promise<void> {
  await tx
    .update(report)
    .set({ held })
    .where(and(eq(report.clientId, clientId), eq(report.id, reportId), eq(report.state, 'draft')))
}

/**
 * Begins a correction of a released report: the next edition of the same number, with the words that were chosen. Null when that edition is there already
 * (somebody else just began it), or when a later one is.
 */
export async function draftCorrection(tx: Tx, of: KeptReport, note: string): Promise<string | null> {
  const { clientId, campaignId, kind, number, edition, periodKey, startsOn, endsOn, language, headline, summary } = of
  const id = v7()
  const next = { id, clientId, campaignId, kind, number, edition: edition + 1, periodKey, startsOn, endsOn, language, headline, summary }
  const [said] = await tx.select({ evaluation: report.evaluation, parts: report.parts }).from(report).where(eq(report.id, of.id))
  const made = await tx
    .insert(report)
    .values({ ...next, evaluation: said?.evaluation ?? null, parts: said?.parts ?? null, replacesId: of.id, correctionNote: note })
    .onConflictDoNothing()
    .returning({ id: report.id })
  return made[0]?.id ?? null
}

/** The editions of the same report, the first one first; drafts too. */
export async function editionsOf(
  tx: Tx,
  { clientId, campaignId, kind, periodKey }: KeptReport,
): Promise<{ id: string; edition: number; state: string }[]> {
  return rows(
    tx,
    sql`select id, edition, state from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${kind} and period_key = ${periodKey}
        order by edition`,
  )
}

/** Changes the words of a draft that somebody wrote; false when it was changed in the meantime or is released. */
export async function changeDraft(
  tx: Tx,
  clientId: string,
  { id, version, ...to }: { id: string; version: number; headline?: string | null; summary?: string | null; language?: 'nl' | 'en' },
): Promise<boolean> {
  const changed = await tx
    .update(report)
    .set({ ...to, version: version + 1 })
    .where(and(eq(report.clientId, clientId), eq(report.id, id), eq(report.version, version), eq(report.state, 'draft')))
    .returning({ id: report.id })
  return changed.length === 1
}

/** Chooses the parts of a draft and their order; false when it was changed in the meantime or is released. */
export async function layOutDraft(
  tx: Tx,
  { clientId, id, version }: { clientId: string; id: string; version: number },
  parts: string[],
): Promise<boolean> {
  const changed = await tx
    .update(report)
    .set({ parts, version: version + 1 })
    .where(and(eq(report.clientId, clientId), eq(report.id, id), eq(report.version, version), eq(report.state, 'draft')))
    .returning({ id: report.id })
  return changed.length === 1
}

/** Keeps the parts and their order for the next reports of this kind, those of the schedule too. */
export async function keepLayout(
  tx: Tx,
  { clientId, campaignId, kind }: Pick<KeptReport, 'clientId' | 'campaignId' | 'kind'>,
  parts: readonly string[],
): Promise<void> {
  await tx.execute(sql`update campaign set report_layout = report_layout || jsonb_build_object(${kind}::text, ${asJson(parts)}), version = version + 1
    where client_id = ${clientId} and id = ${campaignId}`)
}

/** Moves a draft to another period. A period that has a report already is refused as 'there-already'; false when it was changed in the meantime. */
export async function moveDraft(
  tx: Tx,
  { clientId, id, version }: { clientId: string; id: string; version: number },
  { period, periodKey }: { period: Period; periodKey: string },
): Promise<boolean> {
  const set = { startsOn: period.from, endsOn: period.to, periodKey, version: version + 1 }
  const moving = tx
    .update(report)
    .set(set)
    .where(and(eq(report.clientId, clientId), eq(report.id, id), eq(report.version, version), eq(report.state, 'draft')))
    .returning({ id: report.id })
  return (await orRefused(moving, { report_period: 'there-already' })).length === 1
}

/** The periods of a campaign that have a report of this kind. */
export async function periodsTaken(
  tx: Tx,
  { clientId, campaignId, kind }: Pick<KeptReport, 'clientId' | 'campaignId' | 'kind'>,
): Promise<string[]> {
  const found = await rows<{ key: string }>(
    tx,
    sql`select distinct period_key as key from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${kind}`,
  )
  return found.map(({ key }) => key)
}

/** Releases a draft: its content and its bytes are kept with their hash, and nothing of it can change any more. */
export async function freezeReport(
  tx: Tx,
  { clientId, id, version }: { clientId: string; id: string; version: number },
  frozen: {
    content: unknown
    pdf: Buffer
    sha256: string
    parts: string[]
    releasedAt: Moment
    releasedBy: string | null
    hidden: string[]
  },
): Promise<boolean> {
  const changed = await tx
    .update(report)
    .set({ ...frozen, releasedAt: new Date(frozen.releasedAt), state: 'released', version: version + 1 })
    .where(and(eq(report.clientId, clientId), eq(report.id, id), eq(report.version, version), eq(report.state, 'draft')))
    .returning({ id: report.id })
  return changed.length === 1
}

/** What a released report keeps: the content it was made from and its bytes. Null for a draft or one that the actor does not see. */
export async function frozenReport(tx: Tx, reportId: string): Promise<{ content: unknown; pdf: Buffer; sha256: string } | null> {
  const [found] = await tx
    .select({ content: report.content, pdf: report.pdf, sha256: report.sha256 })
    .from(report)
    .where(and(eq(report.id, reportId), eq(report.state, 'released')))
  return found?.pdf && found.sha256 ? { content: found.content, pdf: found.pdf, sha256: found.sha256 } : null
}

/** Closes the ledger of a unit through a day: later corrections fall after it. An earlier day than the one that stands changes nothing. */
export async function closeLedger(tx: Tx, clientId: string, unitId: string, through: Day): Promise<void> {
  await tx.execute(sql`update unit set closed_through = ${through}, version = version + 1
    where client_id = ${clientId} and id = ${unitId} and (closed_through is null or closed_through < ${through})`)
}
