import { i18nFor } from '#app/http/language.server'
import { settings } from '#app/http/settings.server'
import { formatsIn } from '#app/messages/use-format'
import type { Db } from '#db/connection'
import { type DisputeRow, disputesOf, unitOfDispute } from '#db/disputes'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { type Reader, readersOf } from '#db/marks'
import { postMail } from '#db/outbox'
import { type ContractedUnit, unitOf } from '#db/units'
import { dayOf, type Moment } from '#domain/calendar/moment'

/** Mails our managers that the client disputes a line, with the day by which it must be answered; nobody when it was decided meanwhile. */
export async function tellRaised(db: Db, { disputeId }: { disputeId: string }, now: Moment): Promise<void> {
  await withActor(db, SYSTEM, async (tx) => {
    const unitId = await unitOfDispute(tx, disputeId)
    const unit = unitId && (await unitOf(tx, unitId))
    const raised = unit && (await disputesOf(tx, unit.id)).find(({ id, decision }) => id === disputeId && decision === null)
    if (unit && raised) await tell(tx, unit, raised, 'ours', now)
  })
}

/** Mails the client's owners what was decided. */
export async function tellDecision(tx: Tx, unit: ContractedUnit, decided: DisputeRow, now: Moment): Promise<void> {
  await tell(tx, unit, decided, 'client', now)
}

async function tell(tx: Tx, unit: ContractedUnit, row: DisputeRow, side: Reader['side'], now: Moment) {
  const { hostname: host } = new URL(settings().origin)
  for (const reader of (await readersOf(tx, unit.clientId, dayOf(now))).filter((each) => each.side === side)) {
    const cause = `dispute-${row.id}-${side === 'ours' ? 'raised' : 'decided'}-${reader.email}`
    await postMail(
      tx,
      { clientId: unit.clientId, kind: 'other', cause, recipient: reader.email, ...wordsFor(reader, unit, row), host },
      now,
    )
  }
}

function wordsFor({ name, language, side }: Reader, unit: ContractedUnit, { said, decision, answer, by, answerBy }: DisputeRow) {
  const t = i18nFor(language).getFixedT(language, 'units')
  const link = `${settings().origin}${side === 'ours' ? '/units' : '/portal/units'}/${unit.id}`
  const words = { name, unit: unit.name, said, answer: answer ?? '', by: by ?? '', day: formatsIn(language).day(answerBy, 'medium'), link }
  if (side === 'ours') return { subject: t('mail.raised.subject', words), body: t('mail.raised.ours', words) }
  return { subject: t('mail.decided.subject', words), body: t(`mail.decided.${decision ?? 'stands'}`, words) }
}
