import type { TFunction } from 'i18next'
import type { LedgerLine } from '#db/ledger-page'
import { callUndone } from '#domain/units/correction'

/** What a line is, in one sentence: the text as booked, with what it was for where the text does not say so. */
export function lineText(line: LedgerLine, t: TFunction<['common', 'units']>): string {
  if (line.line === 'travel')
    return t(`units:ledger.kinds.${line.text === 'km' ? 'travel' : (line.text as 'parking' | 'public-transport' | 'other')}`)
  if (line.kind === 'reversal') return t('units:ledger.kinds.reversal', { text: line.text })
  if (line.kind === 'overrun' || line.kind === 'write-off' || line.kind === 'expiry')
    return `${t(`units:ledger.kinds.${line.kind}`)} · ${line.text}`
  if (line.subject === 'travel-time') return `${t('units:ledger.subjects.travel-time')} · ${line.text}`
  return line.text
}

/** Whether a line can be taken back: what was booked and stands. */
export function isCorrectable({ line, kind, reversedOn }: LedgerLine): boolean {
  return line === 'entry' && !reversedOn && (kind === 'consumption' || kind === 'overrun' || kind === 'write-off' || kind === 'expiry')
}

/** Why a line was corrected, as somebody wrote it; a call that was taken back has no words of its own. */
export function reasonText({ reason }: LedgerLine, t: TFunction<['common', 'units']>): string {
  return reason === callUndone ? t('units:ledger.callUndone') : (reason ?? '')
}
