import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import type { CallDesk, DeskReason } from './call-desk.server'

/** Whether a call needs a written reason first. */
export function needsReason({ guard, calling }: Pick<CallDesk, 'guard' | 'calling'>): boolean {
  return guard.state === 'locked' || !calling.may
}

interface CallGuardProps {
  desk: CallDesk
  reason: string
  onReason: (reason: string) => void
}

/** What to mind before dialling, and the field for why somebody calls anyway. */
export function CallGuard({ desk, reason, onReason }: CallGuardProps) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const { guard, calling } = desk
  const sentences = useSentences(guard.because)
  if (guard.state === 'free' && calling.may) return null
  const title = needsReason(desk)
    ? guard.until
      ? t('run:calls.guard.lockedUntil', { day: format.day(guard.until) })
      : t('run:calls.guard.locked')
    : t('run:calls.guard.warn')
  return (
    <div className="grid gap-2">
      <Notice tone={guard.mayOverride ? 'warn' : 'bad'} title={title}>
        {[
          ...sentences,
          ...(calling.because ? [t(`run:calls.may.${calling.because}`, { day: calling.since ? format.day(calling.since) : '' })] : []),
        ].join(' ')}
      </Notice>
      {needsReason(desk) && guard.mayOverride && (
        <Field label={t('run:calls.guard.override')} hint={t('run:calls.guard.overrideHint')}>
          <Input name="guardReason" value={reason} maxLength={500} onChange={(event) => onReason(event.target.value)} />
        </Field>
      )}
    </div>
  )
}

function useSentences(because: readonly DeskReason[]): string[] {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  return because.map(({ kind, count, days, on, who, about, channel }) => {
    const said = t(`run:calls.guard.${kind}`, { count, days, day: on ? format.day(on) : '', name: who ?? t('run:calls.guard.colleague') })
    const ended = channel === 'call' ? spoken.find((outcome) => outcome === about) : undefined
    const how = ended ? ` ${t('run:calls.guard.about', { about: t(`run:calls.outcomes.${ended}`).toLowerCase() })}` : ''
    if (!who || kind === 'own-recent-conversation' || kind === 'being-called') return said + how
    return `${said}${how} ${kind === 'complaint-of-another' ? t('run:calls.guard.thatIs', { name: who }) : t('run:calls.guard.by', { name: who })}`
  })
}

const spoken = ['booked', 'callback', 'does-not-want', 'phone-instead', 'left-company', 'do-not-call'] as const
