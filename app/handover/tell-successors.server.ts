import { v7 } from 'uuid'
import { i18nFor } from '#app/http/language.server'
import { settings } from '#app/http/settings.server'
import type { PassedAt } from '#db/departures'
import type { Tx } from '#db/door'
import { readerOf } from '#db/marks'
import { postMail } from '#db/outbox'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Passable, Successors } from './departure.server'

type Told = { from: string; passed: Record<Passable, PassedAt[]>; successors: Successors }

/** Mails each who took something over how much of what: one mail, which names nobody of a client. Who did it themselves knows. */
export async function tellSuccessors(tx: Tx, { from, passed, successors }: Told, now: Moment): Promise<void> {
  const origin = settings().origin
  const self = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  for (const staffId of new Set(Object.values(successors))) {
    const theirs = (Object.keys(passed) as Passable[]).filter((kind) => successors[kind] === staffId && passed[kind].length > 0)
    const clientId = theirs.flatMap((kind) => passed[kind])[0]?.clientId
    const reader = staffId && staffId !== self && clientId ? await readerOf(tx, staffId, dayOf(now)) : null
    if (!reader || !clientId) continue
    const t = i18nFor(reader.language).getFixedT(reader.language, 'handover')
    const what = theirs.map((kind) => `- ${t(`leave.doneParts.${kind}`, { count: sumOf(passed[kind]) })}`).join('\n')
    const words = { name: reader.name, from, what, link: `${origin}/` }
    const mail = { subject: t('mail.subject', words), body: t('mail.body', words), recipient: reader.email }
    await postMail(tx, { clientId, kind: 'other', cause: `passed-on-${v7()}`, ...mail, host: new URL(origin).hostname }, now)
  }
}

/** How many in all. */
export const sumOf = (passed: readonly PassedAt[]): number => passed.reduce((sum, { count }) => sum + count, 0)
