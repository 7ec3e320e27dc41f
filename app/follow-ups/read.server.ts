import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type FollowUpCustomer, followUpCustomers, type Snoozed, snoozedPage } from '#db/follow-ups'
import { contactStatesOf, type LastContact } from '#db/last-contacts'
import { offsetOf, type Page, pageSize } from '#db/page'
import { type PromisePage, promisesPage } from '#db/promises'
import { type TeamAgenda, teamAgenda } from '#db/team-agenda'
import type { Day } from '#domain/calendar/day'
import { rankFollowUps } from '#domain/carry-out/follow-up-list'
import { writtenPhone } from '#domain/clean/phone'
import type { StaffActor } from '#domain/relations/actor'

export type CallNext = FollowUpCustomer & { phoneText: string | null; last: LastContact | null }

/** Who is looked at: those of the asker, or everybody the asker sees. */
export type Whose = 'mine' | 'all'

/** Who to call in the coming week, ranked, a page of it, each with the last contact of anybody. Two queries. */
export async function callNextPage(actor: StaffActor, asked: { today: Day; whose: Whose; page: number }): Promise<Page<CallNext>> {
  const { today, whose, page } = asked
  return withActor(theDb(), actor, async (tx) => {
    const all = await followUpCustomers(tx, {
      today,
      clientId: null,
      staffId: whose === 'mine' ? actor.staffId : null,
      asker: actor.staffId,
      seesBirthdaysOfAll: actor.role !== 'consultant',
    })
    const from = offsetOf(page)
    const shown = rankFollowUps(all, today).slice(from, from + pageSize)
    const states = await contactStatesOf(
      tx,
      shown.map(({ customerId }) => customerId),
    )
    const rows = shown.map(({ points: _, ...one }) => ({
      ...one,
      phoneText: one.phone ? writtenPhone(one.phone) : null,
      last: states.get(one.customerId)?.last ?? null,
    }))
    return { rows, total: all.length, page, size: pageSize }
  })
}

/** What we promised, or what the client's people took on, and is not done. */
export async function promises(
  actor: StaffActor,
  asked: { today: Day; whose: Whose; side: 'ours' | 'theirs'; page: number },
): Promise<PromisePage> {
  const { whose, ...filter } = asked
  return withActor(theDb(), actor, (tx) => promisesPage(tx, { ...filter, staffId: whose === 'mine' ? actor.staffId : null }))
}

/** What the team speaks of in its next meeting. */
export async function agendaOfTheTeam(actor: StaffActor, today: Day): Promise<TeamAgenda> {
  return withActor(theDb(), actor, (tx) => teamAgenda(tx, today))
}

/** Who is put off, and until when. */
export async function putOff(actor: StaffActor, asked: { today: Day; page: number }): Promise<Page<Snoozed>> {
  return withActor(theDb(), actor, (tx) => snoozedPage(tx, asked))
}
