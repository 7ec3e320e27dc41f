import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { addDays, type Day } from '#domain/calendar/day'
import type { CallDesk, DeskReason } from './call-desk.server'

/** Whether a call needs a written reason first. */
export function needsReason({ guard, calling }: Pick<CallDesk, 'guard' | 'calling'>): boolean {
  return guard.state === 'locked' || !calling.may
}

interface CallGuardProps {
  desk: CallDesk
  today: Day
  reason: string
  onReason: (reason: string) => void
}

/** What to mind before dialling, and the field for why somebody calls anyway. */
export function CallGuard({ desk, today, reason, onReason }: CallGuardProps) {
  const { t } = useTranslation(['common', 'run'])
  const dayIn = useDayIn(today)
  const { guard, calling } = desk
  const sentences = useSentences(guard.because, dayIn)
  if (guard.state === 'free' && calling.may) return null
  const title = needsReason(desk)
    ? guard.until
      ? t('run:calls.guard.lockedUntil', { day: dayIn(guard.until) })
      : t('run:calls.guard.locked')
    : t('run:calls.guard.warn')
  const closes =
    guard.state === 'warn' && desk.quietDays > 0 ? [t('run:calls.guard.closes', { day: dayIn(addDays(today, desk.quietDays)) })] : []
  const law = calling.because ? [t(`run:calls.may.${calling.because}`, { day: calling.since ? dayIn(calling.since) : '' })] : []
  const talked = guard.because.some(({ on }) => on !== null)
  return (
    <div className="grid gap-2">
      <Notice
        tone={guard.mayOverride ? 'warn' : 'bad'}
        title={title}
        action={
          talked && (
            <TextLink to={`/relations/${desk.customer.id}`} className="text-inherit! underline">
              {t('run:calls.guard.read')}
            </TextLink>
          )
        }
      >
        {[...sentences, ...law, ...closes].join(' ')}
      </Notice>
      {needsReason(desk) && guard.mayOverride && (
        <Field label={t('run:calls.guard.override')} hint={t('run:calls.guard.overrideHint')}>
          <Input name="guardReason" value={reason} maxLength={500} onChange={(event) => onReason(event.target.value)} />
        </Field>
      )}
    </div>
  )
}

/** A day of this year without its year; of another one with it, so that nobody takes 1 July 2021 for last summer. */
function useDayIn(today: Day): (day: Day) => string {
  const format = useFormat()
  return (day) => format.day(day, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'medium')
}

function useSentences(because: readonly DeskReason[], dayIn: (day: Day) => string): string[] {
  const { t } = useTranslation(['common', 'run'])
  return because.map(({ kind, count, days, on, who, about, channel }) => {
    const ended = channel === 'call' ? spoken.find((outcome) => outcome === about) : undefined
    const how = ended ? ` ${t('run:calls.guard.about', { about: t(`run:calls.outcomes.${ended}`).toLowerCase() })}` : ''
    const name = who ?? t('run:calls.guard.colleague')
    const said = t(`run:calls.guard.${kind}`, { count, days, name, about: how, day: on ? dayIn(on) : '' })
    if (!who || kind === 'own-recent-conversation' || kind === 'being-called') return said
    return `${said} ${kind === 'complaint-of-another' ? t('run:calls.guard.thatIs', { name: who }) : t('run:calls.guard.by', { name: who })}`
  })
}

const spoken = ['booked', 'callback', 'does-not-want', 'phone-instead', 'left-company', 'do-not-call'] as const
