import { i18nFor } from '#app/http/language.server'
import { settings } from '#app/http/settings.server'
import { formatsIn } from '#app/messages/use-format'
import { type CallOffRow, callOffsOf, unitOfCallOff } from '#db/call-offs'
import type { Db } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { type Reader, readersOf } from '#db/marks'
import { postMail } from '#db/outbox'
import { type ContractedUnit, unitOf } from '#db/units'
import { dayOf, type Moment } from '#domain/calendar/moment'

/** Mails our managers that a client asks for hours, with the day by which it must be answered; nobody when it was answered or taken back meanwhile. */
export async function tellAsked(db: Db, { callOffId }: { callOffId: string }, now: Moment): Promise<void> {
  await withActor(db, SYSTEM, async (tx) => {
    const unitId = await unitOfCallOff(tx, callOffId)
    const unit = unitId && (await unitOf(tx, unitId))
    if (unit) await tell(tx, unit, callOffId, 'ours', now)
  })
}

/** Mails the client's owners what the answer is. */
export async function tellAnswered(tx: Tx, unit: ContractedUnit, callOffId: string, now: Moment): Promise<void> {
  await tell(tx, unit, callOffId, 'client', now)
}

async function tell(tx: Tx, unit: ContractedUnit, callOffId: string, side: Reader['side'], now: Moment) {
  const row = (await callOffsOf(tx, unit.id)).find(({ id }) => id === callOffId)
  if (!row || (row.state.is === 'waiting') !== (side === 'ours')) return
  const { hostname: host } = new URL(settings().origin)
  for (const reader of (await readersOf(tx, unit.clientId, dayOf(now))).filter((each) => each.side === side)) {
    const cause = `call-off-${row.id}-${side === 'ours' ? 'asked' : 'answered'}-${reader.email}`
    await postMail(
      tx,
      { clientId: unit.clientId, kind: 'other', cause, recipient: reader.email, ...wordsFor(reader, unit, row), host },
      now,
    )
  }
}

function wordsFor({ name, language, side }: Reader, unit: ContractedUnit, { asked, by, minutes, answerBy, state }: CallOffRow) {
  const t = i18nFor(language).getFixedT(language, 'units')
  const format = formatsIn(language)
  const link = `${settings().origin}${side === 'ours' ? '/units' : '/portal/units'}/${unit.id}`
  const answer = 'answer' in state ? (state.answer ?? '') : ''
  const hours = format.duration(state.is === 'granted' ? state.minutes : minutes)
  const words = { name, unit: unit.name, asked, by, hours, answer, day: format.day(answerBy, 'medium'), link }
  if (side === 'ours') return { subject: t('mail.callOff.subject', words), body: t('mail.callOff.ours', words) }
  const body = state.is === 'granted' ? t('mail.callOff.granted', words) : t('mail.callOff.declined', words)
  return { subject: t('mail.callOff.answered', words), body }
}
