import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { enqueue } from '#db/jobs'
import { officeWeeksOf } from '#db/office-hours'
import { once } from '#db/once'
import { addStep, changeRequest, deskPeople, type RequestRecord, requestOf } from '#db/requests'
import { addTask, removeTasksFrom } from '#db/tasks'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { type RequestStep, type StepRefusal, stateOf, stepRefusal, termFrom, usualMinutes, verdictOf } from '#domain/carry-out/request'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { tellAnswer, tellHanded } from './mail.server'

type At = { now: Moment; op?: string }

export type StepAsked = {
  step: RequestStep
  words: string
  /** To whom it is handed. */
  staffId: string | null
  /** Solving: when somebody asks how it went, and what they do then. */
  recoveryOn: Day | null
  recoveryText: string
}

export type StepNo =
  | StepRefusal
  | { refused: 'not-found' }
  | { refused: 'no-such-person' }
  | { refused: 'recovery-missing' }
  | { refused: 'recovery-too-early' }
  | { refused: 'used-twice' }

/** One of ours goes a step further with a request: takes or hands it, notes, answers (the asker gets it by mail), closes, solves or reopens it. */
export async function stepAtDesk(
  actor: StaffActor,
  requestId: string,
  asked: StepAsked,
  { now, op }: At,
): Promise<{ done: true } | StepNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { requestId, ...asked }, async () => {
      const found = await requestOf(tx, requestId, { lock: true })
      if (!found || asked.step === 'say') return { refused: 'not-found' } as const
      const no =
        stepRefusal(asked.step, { kind: found.kind, state: stateOf(found), words: asked.words }) ?? (await furtherNo(tx, found, asked, now))
      if (no) return no
      await stepped(tx, found, { ...asked, ownId: actor.staffId, now })
      return { done: true } as const
    }),
  )
}

export type ClientStep = { step: 'say' | 'close' | 'reopen'; words: string }

/** One of the client's people adds something to what they asked, says that it is done, or that it is not. Whoever answers it hears of it. */
export async function stepAsClient(
  actor: ClientActor,
  requestId: string,
  asked: ClientStep,
  { now, op }: At,
): Promise<{ done: true } | StepNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { requestId, ...asked }, async () => {
      const found = await requestOf(tx, requestId, { lock: true })
      if (!found?.fromClient) return { refused: 'not-found' } as const
      const no = stepRefusal(asked.step, { kind: found.kind, state: stateOf(found), words: asked.words })
      if (no) return no
      const stepId = await stepped(tx, found, { ...asked, ownId: null, staffId: null, recoveryOn: null, recoveryText: '', now })
      // The client's people write no mail of ours: a job does.
      const { clientId } = found
      if (asked.step !== 'close') await enqueue(tx, 'request-tell', { clientId, requestId, stepId }, { key: stepId })
      return { done: true } as const
    }),
  )
}

async function furtherNo(
  tx: Tx,
  found: RequestRecord,
  { step, staffId, recoveryOn, recoveryText }: StepAsked,
  now: Moment,
): Promise<StepNo | null> {
  const today = dayOf(now)
  if (step === 'hand') {
    const people = await deskPeople(tx, found.clientId, today)
    return people.some(({ id }) => id === staffId) ? null : { refused: 'no-such-person' }
  }
  if (step !== 'solve') return null
  if (!recoveryOn || recoveryText.trim() === '') return { refused: 'recovery-missing' }
  return recoveryOn <= today ? { refused: 'recovery-too-early' } : null
}

type Doing = StepAsked & { ownId: string | null; now: Moment }

async function stepped(tx: Tx, found: RequestRecord, doing: Doing): Promise<string> {
  const { step, words, staffId, now } = doing
  const { clientId, id } = found
  await changeRequest(tx, found, await changeOf(tx, found, doing))
  // Taking and handing over are told without words: the client reads that it was taken.
  const text = step === 'take' || step === 'hand' ? null : words.trim() || null
  const stepId = await addStep(tx, found, { kind: kinds[step], at: now, text, toStaffId: step === 'hand' ? staffId : null })
  if (text && (step === 'answer' || step === 'solve')) await tellAnswer(tx, found, { stepId, text }, now)
  if (step === 'hand' && staffId && staffId !== doing.ownId) await tellHanded(tx, found, { stepId, staffId }, now)
  await record(tx, { action: `request.${deeds[step]}`, object: 'request', objectId: id, clientId })
  return stepId
}

async function changeOf(tx: Tx, found: RequestRecord, doing: Doing): Promise<Parameters<typeof changeRequest>[2]> {
  const { step, ownId, staffId, now } = doing
  const mine = { ownerId: found.ownerId ?? ownId, takenAt: found.takenAt ?? now }
  if (step === 'take') return { ownerId: ownId, takenAt: now }
  if (step === 'hand') return { ownerId: staffId, takenAt: null }
  if (step === 'answer') return { ...mine, answeredAt: found.answeredAt ?? now }
  if (step === 'close') return { solvedAt: now }
  if (step === 'solve')
    return { ...mine, answeredAt: found.answeredAt ?? now, solvedAt: now, recoveryTaskId: await plannedRecovery(tx, found, doing) }
  return step === 'reopen' ? reopened(tx, found, now) : {}
}

// The contact afterwards is a task like others: it comes up at its day in the list of who to call, and ticking it ends the complaint.
async function plannedRecovery(tx: Tx, found: RequestRecord, { recoveryOn, recoveryText, ownId }: Doing): Promise<string> {
  const { id, clientId, customerId, ownerId } = found
  // A task of a campaign is seen by who is on it: one for a colleague who may not be stands with the client alone.
  const campaignId = ownerId === null || ownerId === ownId ? found.campaignId : null
  const task = { campaignId, customerId, kind: 'recovery', text: recoveryText.trim(), dueOn: recoveryOn } as const
  return addTask(tx, clientId, { ...task, staffId: ownerId ?? ownId, originId: id })
}

async function reopened(tx: Tx, found: RequestRecord, now: Moment): Promise<Parameters<typeof changeRequest>[2]> {
  const { id, clientId, kind, termMinutes } = found
  // The row lets go of its task before the task is taken away, also where the task is of a campaign that the actor does not see.
  await changeRequest(tx, found, { recoveryTaskId: null })
  await acrossCampaigns(tx, () => removeTasksFrom(tx, clientId, id))
  const weeks = await officeWeeksOf(tx)
  return {
    ...{ takenAt: null, answeredAt: null, solvedAt: null, reopened: found.reopened + 1 },
    wasLate: verdictOf(found, now) === 'missed',
    term: termFrom(now, termMinutes ?? usualMinutes(kind, dayOf(now), weeks), weeks),
  }
}

const kinds = {
  take: 'taken',
  hand: 'handed',
  note: 'noted',
  say: 'said',
  answer: 'answered',
  close: 'closed',
  solve: 'solved',
  reopen: 'reopened',
} as const satisfies Record<RequestStep, string>

const deeds: Record<RequestStep, string> = {
  take: 'accepted',
  hand: 'moved',
  note: 'written',
  say: 'written',
  answer: 'answered',
  close: 'closed',
  solve: 'solved',
  reopen: 'reopened',
}
