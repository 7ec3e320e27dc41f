import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Moment } from '#domain/calendar/moment'
import type { Plan } from '#domain/carry-out/planner/plan'
import type { PlanQuestions } from '#domain/carry-out/planner/questions'
import type { MadeWith } from '#domain/carry-out/planner/travel-settings'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { type ProposalProgress, type ProposalState, planProposal } from './schema/planner'

type Of = { clientId: string; campaignId: string }

export type KeptProposal = {
  id: string
  clientId: string
  campaignId: string
  state: ProposalState
  asked: PlanQuestions
  progress: ProposalProgress | null
  stopAsked: boolean
  result: Plan | null
  madeWith: MadeWith | null
  /** Ids of customers and of appointments that move, accepted already. */
  taken: string[]
  madeBy: string | null
  createdAt: Moment
}

const columns = sql`p.id, p.client_id as "clientId", p.campaign_id as "campaignId", p.state, p.asked, p.progress, p.stop_asked as "stopAsked", p.result, p.made_with as "madeWith",
  p.taken, s.name as "madeBy", ${iso(sql`p.created_at`)} as "createdAt"`

/** Keeps what was asked; the plan itself is made by a job. Older proposals of the campaign that were not accepted at all go. @returns its id */
export async function addProposal(tx: Tx, of: Of, asked: PlanQuestions, staffId: string): Promise<string> {
  const id = v7()
  await tx.execute(
    sql`delete from plan_proposal where client_id = ${of.clientId} and campaign_id = ${of.campaignId} and taken = '{}' and state <> 'running'`,
  )
  await tx.insert(planProposal).values({ ...of, id, asked, madeBy: staffId })
  return id
}

/** The newest proposal of a campaign; null when none was asked for. */
export async function newestProposal(tx: Tx, of: Of): Promise<KeptProposal | null> {
  const [found] = await rows<KeptProposal>(
    tx,
    sql`select ${columns} from plan_proposal p left join staff s on s.id = p.made_by
        where p.client_id = ${of.clientId} and p.campaign_id = ${of.campaignId} order by p.created_at desc, p.id desc limit 1`,
  )
  return found ?? null
}

/** One proposal, its row held until the transaction ends; null when the actor sees none with this id. */
export async function lockedProposal(tx: Tx, id: string): Promise<KeptProposal | null> {
  const [found] = await rows<KeptProposal>(
    tx,
    sql`select ${columns} from plan_proposal p left join staff s on s.id = p.made_by where p.id = ${id} for update of p`,
  )
  return found ?? null
}

/** Says how far the search is. @returns whether somebody asked it to stop */
export async function tellProgress(
  tx: Tx,
  { clientId, id }: { clientId: string; id: string },
  progress: ProposalProgress,
): Promise<boolean> {
  const [found] = await tx
    .update(planProposal)
    .set({ progress, state: 'running' })
    .where(and(eq(planProposal.clientId, clientId), eq(planProposal.id, id)))
    .returning({ stop: planProposal.stopAsked })
  return found?.stop ?? true
}

export async function changeProposal(
  tx: Tx,
  { clientId, id }: { clientId: string; id: string },
  to: { state?: ProposalState; result?: Plan; madeWith?: MadeWith; taken?: string[]; stopAsked?: boolean; finishedAt?: Date },
): Promise<void> {
  await tx
    .update(planProposal)
    .set(to)
    .where(and(eq(planProposal.clientId, clientId), eq(planProposal.id, id)))
}
