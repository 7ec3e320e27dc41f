import { i18nFor } from '#app/http/language.server'
import { settings } from '#app/http/settings.server'
import { formatsIn } from '#app/messages/use-format'
import type { Tx } from '#db/door'
import { notePassed, type Reader, readersOf } from '#db/marks'
import { postMail } from '#db/outbox'
import { appendEntries, type ContractedLedger } from '#db/units'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { NewEntry } from '#domain/units/entry'
import { marksPassed, type Standing, standing } from '#domain/units/ledger'

/**
 * Writes entries on a ledger, and lets manager and client know once each of a mark (50, 75, 90 or 100 % of what was sold) that they pass. Whoever books
 * work does it here.
 * @returns the ids of the entries, in the same order
 */
export async function bookEntries(tx: Tx, ledger: ContractedLedger, entries: readonly NewEntry[], now: Moment): Promise<string[]> {
  const { unit } = ledger
  const ids = await appendEntries(tx, unit.clientId, entries)
  const [before, after] = [standing(ledger.entries), standing([...ledger.entries, ...entries])]
  const passed = marksPassed(after.sold, before.used, after.used)
  const fresh = await notePassed(tx, { clientId: unit.clientId, unitId: unit.id }, passed, now)
  const highest = fresh.at(-1)
  // Of several that are passed at once the highest says it all.
  if (highest !== undefined) await tellMark(tx, ledger, highest, after, now)
  return ids
}

async function tellMark(tx: Tx, { unit }: ContractedLedger, mark: number, sums: Standing, now: Moment) {
  const { hostname: host } = new URL(settings().origin)
  for (const reader of await readersOf(tx, unit.clientId, dayOf(now))) {
    const cause = `unit-${unit.id}-${mark}-${reader.side}-${reader.email}`
    const mail = { clientId: unit.clientId, kind: 'unit-mark', cause, recipient: reader.email, host } as const
    await postMail(tx, { ...mail, ...markWords(reader, unit, mark, sums) }, now)
  }
}

function markWords(reader: Reader, unit: ContractedLedger['unit'], mark: number, { balance, sold, held }: Standing) {
  const t = i18nFor(reader.language).getFixedT(reader.language, 'units')
  const format = formatsIn(reader.language)
  const link = `${settings().origin}${reader.side === 'ours' ? '/units' : '/portal/units'}/${unit.id}`
  const words = {
    name: reader.name,
    unit: unit.name,
    mark,
    left: format.duration(balance),
    sold: format.duration(sold),
    held: format.duration(held),
    link,
  }
  return { subject: t('mail.mark.subject', words), body: t(`mail.mark.${reader.side}`, words) }
}
