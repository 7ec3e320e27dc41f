import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { offsetOf, type Page, pageSize } from '#db/page'
import { type FoundPerson, type ListMember, membersOf, peopleLike } from '#db/project-list-people'
import { aroundList, type ListWarning, listChoices, listOf, listsPage, listWarnings } from '#db/project-lists'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { latestExpiry, listState, type MailReason, sortedForMail, whyNotMailed } from '#domain/relations/project-list'

/** The lists of now, or those that are over, of one client or of all. */
export async function listsScreen(actor: StaffActor, asked: { clientId: string | undefined; over: boolean; page: number; today: Day }) {
  return withActor(theDb(), actor, async (tx) => ({
    page: await listsPage(tx, asked),
    choices: await listChoices(tx),
    latest: latestExpiry(asked.today, asked.today),
  }))
}
export type ListsScreen = Awaited<ReturnType<typeof listsScreen>>

/** A member as the screen shows them; `why` they stay out of a file. */
export type MemberRow = Pick<
  ListMember,
  | 'contactId'
  | 'name'
  | 'function'
  | 'customerId'
  | 'organisation'
  | 'place'
  | 'email'
  | 'isGeneralAddress'
  | 'unsubscribedAt'
  | 'stopsMail'
> & { why: MailReason | null }

/** A list with a page of its people, each with why they would stay out of a file; null when the actor sees none. A list that is over shows nobody. */
export async function listScreen(actor: StaffActor, listId: string, asked: { onlyOut: boolean; page: number; today: Day }) {
  const { onlyOut, page, today } = asked
  return withActor(theDb(), actor, async (tx) => {
    const list = await listOf(tx, listId)
    if (!list) return null
    const state = listState(list, today)
    const members = state.kind === 'expired' ? [] : await membersOf(tx, { clientId: list.clientId, listId }, today)
    const out = new Map(sortedForMail(members).refused.map(({ person, reason }) => [person.contactId, reason]))
    const shown = onlyOut ? members.filter(({ contactId }) => out.has(contactId)) : members
    const from = offsetOf(page)
    const rows: Page<MemberRow> = {
      rows: shown.slice(from, from + pageSize).map((member) => ({ ...memberRow(member), why: out.get(member.contactId) ?? null })),
      total: shown.length,
      page,
      size: pageSize,
    }
    return {
      ...{ list, state, members: rows, onlyOut, around: await aroundList(tx, list) },
      ...{ counts: { all: members.length, out: out.size }, latest: latestExpiry(list.madeOn, today) },
    }
  })
}
export type ListScreen = NonNullable<Awaited<ReturnType<typeof listScreen>>>

function memberRow({
  contactId,
  name,
  function: work,
  customerId,
  organisation,
  place,
  email,
  isGeneralAddress,
  unsubscribedAt,
  stopsMail,
}: ListMember) {
  return { contactId, name, function: work, customerId, organisation, place, email, isGeneralAddress, unsubscribedAt, stopsMail }
}

export type Found = Pick<FoundPerson, 'contactId' | 'name' | 'function' | 'organisation' | 'email' | 'isOn'> & { why: MailReason | null }

/** People of the client of a list who look like the words, each with why they cannot stand on it; null when the actor sees no such list. */
export async function findForList(actor: StaffActor, listId: string, words: string, today: Day): Promise<Found[] | null> {
  return withActor(theDb(), actor, async (tx) => {
    const list = await listOf(tx, listId)
    if (!list) return null
    if (words.trim().length < 2) return []
    const found = await peopleLike(tx, { clientId: list.clientId, listId }, words.trim(), today)
    return found.map(({ contactId, name, function: work, organisation, email, isOn, ...person }) => ({
      ...{ contactId, name, function: work, organisation, email, isOn },
      why: isOn ? null : whyNotMailed({ contactId, email, ...person }),
    }))
  })
}

/** Lists that expire soon or that still stand at a mailing tool: one's own, or of everybody. */
export async function warningsOfLists(actor: StaffActor, { today, whose }: { today: Day; whose: 'mine' | 'all' }): Promise<ListWarning[]> {
  return withActor(theDb(), actor, (tx) => listWarnings(tx, { today, staffId: whose === 'mine' ? actor.staffId : null }))
}
