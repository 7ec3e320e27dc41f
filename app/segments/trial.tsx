import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Notice } from '#app/ui/notice'
import type { Rule } from '#domain/segment/rule'
import type { RuleTrial, SegmentsPage } from './overview.server'
import { clashInWords } from './rule-words'

/** Counting begins when the typing pauses, so that a fast hand does not ask for each letter; the names come a moment later. */
const pauseMs = 120
const namesPauseMs = 350

interface TrialProps {
  rule: Rule | null
  segmentId: string | null
  /** How many customers the base has. */
  customers: number
  segments: readonly SegmentsPage['segments'][number][]
}

/** What the rule in the form would do: how many it fits and takes, who moves in and out by name, and what each segment then holds. */
export function Trial({ rule, segmentId, customers, segments }: TrialProps) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const count = useTrial(rule, segmentId, { names: false, pauseMs })
  const named = useTrial(rule, segmentId, { names: true, pauseMs: namesPauseMs })
  if (!rule) return <p className="min-h-5 text-ink3" />
  if (!count) return <p className="min-h-5 text-ink3">{t('segments:form.counting')}</p>
  return (
    <div aria-live="polite" className="grid gap-2 rounded-md bg-sunken px-3 py-2">
      {count.clashes.length > 0 && <Notice tone="warn">{clashInWords(count.clashes, { t, format })}</Notice>}
      {count.missing.length > 0 && <Notice tone="warn">{t('segments:missing', { names: count.missing.join(', ') })}</Notice>}
      <p>
        <b className="font-semibold">{t('segments:form.matches', { count: count.matches, total: customers })}</b>{' '}
        {count.takes !== count.matches && <span>{t('segments:form.takes', { count: count.takes })}</span>}
      </p>
      {named?.moving && <Moves trial={named} segments={segments} />}
    </div>
  )
}

function useTrial(
  rule: Rule | null,
  segmentId: string | null,
  { names, pauseMs: pause }: { names: boolean; pauseMs: number },
): RuleTrial | null {
  const trial = useFetcher<RuleTrial | Refused>()
  const asked = rule ? JSON.stringify(rule) : null
  const { load } = trial
  useEffect(() => {
    if (!asked) return
    const query = new URLSearchParams({ rule: asked, ...(segmentId ? { segment: segmentId } : {}), ...(names ? { names: 'yes' } : {}) })
    const timer = setTimeout(() => load(`trial?${query}`), pause)
    return () => clearTimeout(timer)
  }, [asked, segmentId, names, pause, load])
  return asked && trial.data && 'matches' in trial.data ? trial.data : null
}

function Moves({ trial: { id, moving }, segments }: { trial: RuleTrial; segments: TrialProps['segments'] }) {
  const { t } = useTranslation(['common', 'segments'])
  const moves = moving ?? []
  const nameOf = (segmentId: string | null) =>
    segments.find((each) => each.id === segmentId)?.name ?? t(segmentId === id ? 'segments:form.thisOne' : 'segments:form.nowhere')
  const sum = (which: (move: (typeof moves)[number]) => boolean) => moves.filter(which).reduce((all, { customers }) => all + customers, 0)
  if (moves.length === 0) return <p className="text-ink3">{t('segments:form.noMoves')}</p>
  return (
    <>
      <p className="text-ink2">{t('segments:form.inAndOut', { in: sum(({ to }) => to === id), out: sum(({ from }) => from === id) })}</p>
      <ul className="grid gap-0.5 text-ink2">
        {moves.slice(0, 8).map((move) => (
          <li key={`${move.from}-${move.to}`}>
            {t('segments:form.moves', {
              count: move.customers,
              from: nameOf(move.from),
              to: nameOf(move.to),
              names: move.customers > move.names.length ? `${move.names.join(', ')} ${t('segments:form.others')}` : move.names.join(', '),
            })}
          </li>
        ))}
      </ul>
      <p className="text-xs text-ink3">
        {t('segments:form.beforeAfter')}{' '}
        {segments
          .map((segment) => {
            const after = segment.customers + sum(({ to }) => to === segment.id) - sum(({ from }) => from === segment.id)
            return after === segment.customers ? null : `${segment.name} ${segment.customers} → ${after}`
          })
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}
