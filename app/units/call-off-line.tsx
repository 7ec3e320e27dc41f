import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Chip } from '#app/ui/chip'
import type { CallOff } from '#domain/units/call-off'

/** One call-off: what was asked, by whom and for when, and what became of it. */
export function CallOffLine({ row, today, children }: { row: CallOff & { by: string }; today: string; children?: ReactNode }) {
  const { t } = useTranslation('units')
  const format = useFormat()
  const { state } = row
  const about = [
    format.duration(row.minutes),
    row.by,
    format.day(row.askedOn),
    ...(row.wantedBy ? [t('callOffs.wanted', { day: format.day(row.wantedBy) })] : []),
  ]
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-semibold break-words">{row.asked}</p>
        <p className="text-xs text-ink3">{about.join(' · ')}</p>
        {'answer' in state && state.answer && <p className="mt-1 text-ink2">{t('callOffs.answered', { answer: state.answer })}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {state.is === 'waiting' ? (
          <Chip tone={today > row.answerBy ? 'bad' : 'warn'}>{t('callOffs.answerBy', { day: format.day(row.answerBy) })}</Chip>
        ) : (
          <Chip tone={state.is === 'granted' ? 'ok' : undefined}>
            {state.is === 'granted'
              ? t('callOffs.states.granted', { hours: format.duration(state.minutes) })
              : t(`callOffs.states.${state.is}`)}
          </Chip>
        )}
        {children}
      </div>
    </li>
  )
}
