import { boolean, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Plan } from '#domain/carry-out/planner/plan'
import type { PlanQuestions } from '#domain/carry-out/planner/questions'
import type { MadeWith } from '#domain/carry-out/planner/travel-settings'
import { clientRow, createdAt, moment } from './columns'

export type ProposalState = 'waiting' | 'running' | 'ready' | 'failed'
/** How far a search is; `waitsFor` while it has not begun because another program is asked first. */
export type ProposalProgress = {
  placed: number
  candidates: number
  driveMinutes: number
  share: number
  waitsFor?: 'engine' | 'vroom' | null
}

/** What the planner proposes for a campaign. Nothing in it is an appointment before it is accepted, and none is agreed before it was phoned. */
export const planProposal = pgTable(
  'plan_proposal',
  {
    ...clientRow(),
    campaignId: uuid().notNull(),
    state: text().$type<ProposalState>().notNull().default('waiting'),
    asked: jsonb().$type<PlanQuestions>().notNull(),
    progress: jsonb().$type<ProposalProgress>(),
    stopAsked: boolean().notNull().default(false),
    result: jsonb().$type<Plan>(),
    madeWith: jsonb().$type<MadeWith>(),
    taken: text().array().notNull().default([]),
    madeBy: uuid(),
    createdAt: createdAt(),
    finishedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.id] }),
    unique('plan_proposal_id').on(t.id),
    index('plan_proposal_campaign').on(t.clientId, t.campaignId),
  ],
)
