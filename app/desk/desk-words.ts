import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import type { Tone } from '#app/ui/tone'
import type { RequestState, Verdict } from '#domain/carry-out/request'

type Standing = { due: Verdict | null; verdict: Verdict | null; leftMinutes: number | null; answerBy: string | null }

/** How a request stands, in words: its state, its term, and office time as days where it is whole days. */
export function useDeskWords() {
  const { t } = useTranslation('desk')
  const format = useFormat()
  return useMemo(() => {
    const term = (minutes: number, dayMinutes: number | null) =>
      dayMinutes !== null && minutes > 0 && minutes % dayMinutes === 0
        ? t('duration.days', { count: minutes / dayMinutes })
        : format.duration(minutes)
    const state = (of: RequestState) => (of.is === 'reopened' ? t('states.reopened', { count: of.times }) : t(`states.${of.is}`))
    const due = (of: Standing) => {
      const { leftMinutes, answerBy } = of
      if (of.due === null || answerBy === null) return t('due.none')
      if (leftMinutes === null) return of.due === 'missed' ? t('due.late') : t('due.kept')
      const words = { when: format.momentAt(answerBy), left: format.duration(leftMinutes) }
      const term = of.due === 'kept' ? t('due.kept') : t(`due.${of.due}`, words)
      return of.verdict === 'missed' && of.due !== 'missed' ? `${term}; ${t('due.before')}` : term
    }
    return { term, state, due }
  }, [t, format])
}

export const verdictTones: Record<Verdict, Tone> = { kept: 'ok', missed: 'bad', 'at-risk': 'warn', running: 'neutral' }

export const stateTones: Record<RequestState['is'], Tone> = {
  new: 'now',
  reopened: 'now',
  taken: 'brand',
  answered: 'ok',
  closed: 'neutral',
  solved: 'ok',
  recovered: 'ok',
}
