import { newOp } from '#app/http/op.server'
import { looked } from '#app/privacy/looked.server'
import { readsPrivate } from '#app/relations/reads-private.server'
import { type DeskDossier, type DeskFacts, deskDossierOf, deskFactsOf } from '#db/call-desk'
import { type Consent, consentsOf } from '#db/calling-consent'
import { callingSettingsOf } from '#db/calling-settings'
import { type CallFacts, callFactsOf } from '#db/calls'
import { type Campaign, campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { keeperOf } from '#db/customers'
import { withActor } from '#db/door'
import { type Dossier, dossierOf, type TimelineItem, timelineOf } from '#db/dossiers'
import { type UnitWithRoom, unitsWithRoom } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { writtenPhone } from '#domain/clean/phone'
import type { StaffActor } from '#domain/relations/actor'
import type { CallingBasis, CallingRefusal, LegalForm } from '#domain/relations/calling'
import type { CallingSettings } from '#domain/relations/calling-settings'
import type { Channel } from '#domain/relations/contact'
import type { GuardReason } from '#domain/relations/guard'
import { daysBack, judged } from './complete-call.server'
import { unitNow } from './working-unit.server'

/** Why it is better not to call, with names instead of ids. */
export type DeskReason = {
  kind: GuardReason['kind']
  count: number
  days: number
  on: Day | null
  who: string | null
  about: string | null
  channel: Channel | null
}

export type CallDesk = {
  customer: { id: string; name: string; place: string | null; phones: string[] }
  /** Every number here as an office writes it, by the number itself. */
  written: Record<string, string>
  people: Pick<Dossier['people'][number], 'contactId' | 'name' | 'title' | 'decisionRole' | 'phone' | 'mobile' | 'email'>[]
  /** Who is on the line, for whom the guard spoke; null for somebody else. */
  contactId: string | null
  plan: DeskFacts
  owner: string | null
  standby: string | null
  /** With somebody else for a while, until that day. */
  loan: Dossier['loan']
  guard: { state: 'free' | 'warn' | 'locked'; until: Day | null; mayOverride: boolean; because: DeskReason[] }
  /** What the calling rules (Telecommunicatiewet 11.7) say: on which basis, or why not, and since when. */
  calling: { may: boolean; basis: CallingBasis | null; because: CallingRefusal | null; since: Day | null; legalForm: LegalForm | null }
  consents: Consent[]
  /** For whom is called, and who calls: the script opens with it. */
  client: string
  caller: string
  /** Whether a confirmation can be mailed. */
  email: string | null
  /** We promised to call back: the opening says so. */
  promised: boolean
  /** They were erased: nothing is known of them any more. */
  isErased: boolean
  /** Unanswered once more and they are called no further: writing is proposed. */
  isLastTry: boolean
  /** How long nobody calls after a talk; a warning says until when that is. */
  quietDays: number
  dossier: DeskDossier
  lastContacts: TimelineItem[]
  tasks: Dossier['openTasks']
  unit: { balance: number; held: number; free: number } | null
  /** Further units of this campaign with room, for when the first is too small. */
  otherUnits: UnitWithRoom[]
  staff: { id: string; name: string }[]
}

/** Everything in front of who calls a customer, but the slots, which come by themselves. Null when the actor does not see campaign or customer. */
export async function callDesk(
  actor: StaffActor,
  campaignId: string,
  customerId: string,
  now: Moment,
  asked: string | null = null,
): Promise<CallDesk | null> {
  const today = dayOf(now)
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) return null
    const of = { clientId: campaign.clientId, campaignId }
    const plan = await deskFactsOf(tx, of, customerId)
    if (!plan) return null
    const here = { clientId: campaign.clientId, customerId }
    const dossier = await dossierOf(tx, here, today, now)
    const people = reachable(dossier)
    const contactId = asked === '' ? null : ((people.find((each) => each.contactId === asked) ?? people[0])?.contactId ?? null)
    const settings = await callingSettingsOf(tx)
    const facts = await callFactsOf(tx, of, customerId, today, { contactId, now, daysBack: daysBack(settings) })
    if (!facts) return null
    const timeline = await timelineOf(tx, { ...here, withPrivate: false, limit: 20 })
    const current = await unitNow(tx, campaignId, today)
    const phones = [facts.phone, facts.mobile].flatMap((each) => each ?? [])
    const numbers = [...phones, ...people.flatMap(({ phone, mobile }) => [phone ?? '', mobile ?? ''])].filter(Boolean)
    return {
      written: Object.fromEntries(numbers.map((number) => [number, writtenPhone(number)])),
      customer: { id: customerId, name: facts.name, place: facts.place, phones },
      people,
      contactId,
      plan,
      owner: dossier.owner,
      standby: dossier.standby,
      loan: dossier.loan,
      ...answers(facts, actor, settings, now),
      consents: await consentsOf(tx, here),
      client: campaign.client.name,
      caller: actor.name,
      email: people.find((each) => each.contactId === contactId)?.email ?? facts.email,
      promised: facts.promisedCallback,
      isErased: facts.isErased,
      isLastTry: facts.unansweredBefore + 1 >= settings.mostUnanswered,
      quietDays: settings.guard.quietDays,
      dossier: await deskDossierOf(tx, here, { withPersonal: await readsPrivate(tx, actor, here, today) }),
      lastContacts: timeline.filter(({ kind }) => kind === 'call' || kind === 'visit' || kind === 'note').slice(0, 4),
      tasks: dossier.openTasks,
      unit: current && { balance: current.balance, held: current.held, free: current.balance - current.held },
      otherUnits: current ? await unitsWithRoom(tx, current.unit.id, dayOf(now)) : [],
      staff: meFirst(campaign.staff, actor.staffId),
    }
  })
}

/** What the page of a customer at the desk shows: `op` makes its outcome count once, `at` is when this was read. */
export type CallPage = { desk: CallDesk; op: string; at: Moment; today: Day; mayOverrun: boolean }

/** The desk with what goes with one visit to its page. `isAhead`: the browser asks before anybody looks. Null when the actor does not see campaign or customer. */
export async function callPage(
  actor: StaffActor,
  campaignId: string,
  customerId: string,
  now: Moment,
  { asked = null, isAhead = false }: { asked?: string | null; isAhead?: boolean } = {},
): Promise<CallPage | null> {
  const desk = await callDesk(actor, campaignId, customerId, now, asked)
  if (desk && !isAhead) await looked(actor, { way: 'call', customerId }, now)
  return desk && { desk, op: newOp(), at: now, today: dayOf(now), mayOverrun: actor.role !== 'consultant' }
}

/** Who a customer was merged into, for who still has them on the screen; null for one that stands. */
export async function mergedInto(actor: StaffActor, customerId: string): Promise<string | null> {
  const keeper = await withActor(theDb(), actor, (tx) => keeperOf(tx, customerId))
  return keeper === customerId ? null : keeper
}

function meFirst(staff: Campaign['staff'], me: string): CallDesk['staff'] {
  return [...staff].sort((a, b) => Number(b.id === me) - Number(a.id === me)).map(({ id, name }) => ({ id, name }))
}

function reachable({ people }: Dossier): CallDesk['people'] {
  return people
    .filter(({ endsOn, doNotContact }) => endsOn === null && !doNotContact)
    .map(({ contactId, name, title, decisionRole, phone, mobile, email }) => ({
      contactId,
      name,
      title,
      decisionRole,
      phone,
      mobile,
      email,
    }))
}

function answers(facts: CallFacts, actor: StaffActor, settings: CallingSettings, now: Moment): Pick<CallDesk, 'guard' | 'calling'> {
  const { guard, calling: answer } = judged(facts, actor.staffId, settings, now)
  const calling = answer.may
    ? { may: true, basis: answer.basis, because: null, since: null, legalForm: facts.legalForm }
    : { may: false, basis: null, because: answer.because, since: answer.since, legalForm: facts.legalForm }
  if (guard.state === 'free') return { guard: { state: 'free', until: null, mayOverride: true, because: [] }, calling }
  const nameOf = (id: string | null) => (id === null ? null : (facts.names[id] ?? null))
  const { state, until } = guard
  const mayOverride = guard.state !== 'locked' || guard.mayOverride
  return { guard: { state, until, mayOverride, because: guard.because.map((reason) => reasonIn(reason, nameOf)) }, calling }
}

function reasonIn(reason: GuardReason, nameOf: (id: string | null) => string | null): DeskReason {
  const plain = { kind: reason.kind, count: 0, days: 0, on: null, who: null, about: null, channel: null }
  switch (reason.kind) {
    case 'do-not-contact':
      return plain
    case 'complaint-of-another':
      return { ...plain, who: nameOf(reason.ownerId) }
    case 'being-called':
      return { ...plain, who: nameOf(reason.by) }
    case 'too-many-contacts':
      return { ...plain, count: reason.count, days: reason.withinDays }
    case 'quiet-after-conversation':
    case 'own-recent-conversation':
      return {
        ...plain,
        on: dayOf(reason.last.at),
        who: nameOf(reason.last.staffId),
        about: reason.last.about,
        channel: reason.last.channel,
      }
  }
}
