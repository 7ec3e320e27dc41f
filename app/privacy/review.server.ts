import { countsOf, heldOf, othersNamed, peopleNamed } from '#db/access'
import { theDb } from '#db/connection'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { exportsOf } from '#db/privacy-exports'
import { type PrivacyRow, privacyRequestOf } from '#db/privacy-requests'
import { privacySettingsOf } from '#db/privacy-settings'
import type { Moment } from '#domain/calendar/moment'
import { type AccessSection, type Choice, type Flag, flagOf, type Held, keyOf, type Other, proposedFor } from '#domain/relations/access'
import type { StaffActor } from '#domain/relations/actor'
import { isAnsweredWithFile } from '#domain/relations/privacy-request'
import { type FoundSubject, subjectAt } from './subject.server'

/** A row that somebody must look at before it goes along. */
export type ToReview = {
  key: string
  id: string
  section: AccessSection
  at: Moment | null
  by: string | null
  texts: string[]
  flag: Flag
  proposed: Choice['choice']
}

/** What goes along with a file, and what to look at first. */
export async function reviewScreen(
  actor: StaffActor,
  requestId: string,
  { sameIds, now }: { sameIds: readonly string[] | null; now: Moment },
) {
  return withActor(theDb(), actor, (tx) =>
    acrossCampaigns(tx, async () => {
      const request = await privacyRequestOf(tx, requestId)
      if (!request || !isAnsweredWithFile(request.kind)) return null
      const chosen = await sameAs(tx, request, sameIds, now)
      if (!chosen) return null
      const { held, others } = await holdingsOf(tx, chosen.found)
      return {
        request,
        people: await peopleNamed(tx, request.clientId, chosen.found.people),
        sameIds: chosen.sameIds,
        counts: countsOf(held),
        review: toReview(held, others),
        exportDays: (await privacySettingsOf(tx)).exportDays,
      }
    }),
  )
}

export type ReviewScreen = NonNullable<Awaited<ReturnType<typeof reviewScreen>>>

/** Whom a request is about, with who of the people there is the customer: those chosen, or before anybody chose the one who is alone there. */
async function sameAs(
  tx: Tx,
  { customerId, contactId }: PrivacyRow,
  sameIds: readonly string[] | null,
  now: Moment,
): Promise<{ found: FoundSubject; sameIds: string[] } | null> {
  const first = await subjectAt(tx, { customerId, contactId }, now)
  if (!first || first.isErased) return null
  const same = (sameIds ?? (first.people.length === 1 ? first.people : [])).filter((id) => first.people.includes(id))
  const found = same.length > 0 ? await subjectAt(tx, { customerId, contactId }, now, same) : first
  return found && { found, sameIds: same }
}

/** Everything of somebody, and who else is named in it. Two queries. */
export async function holdingsOf(tx: Tx, { subject }: FoundSubject): Promise<{ held: Held[]; others: Other[] }> {
  const held = await heldOf(tx, subject)
  const others = await othersNamed(
    tx,
    subject,
    held.flatMap(({ texts }) => Object.values(texts)),
  )
  return { held, others }
}

/** The rows that ask for a look, in the order of the file. */
export function toReview(held: readonly Held[], others: readonly Other[]): ToReview[] {
  return held.flatMap((row) => {
    const flag = flagOf(row, others)
    const { id, section, at, by, texts } = row
    return flag ? [{ key: keyOf(row), id, section, at, by, texts: Object.values(texts), flag, proposed: proposedFor(flag) }] : []
  })
}

/** The files of a request. */
export async function filesOf(actor: StaffActor, { clientId, id }: Pick<PrivacyRow, 'clientId' | 'id'>) {
  return withActor(theDb(), actor, (tx) => exportsOf(tx, { clientId, requestId: id }))
}
