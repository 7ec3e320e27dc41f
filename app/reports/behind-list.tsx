import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { EmptyState } from '#app/ui/empty-state'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import type { LogLine } from '#db/log-lines'
import type { FigureBehind } from './behind.server'

/** The log lines behind a figure, the newest first. `ours`: with links to where our own people find them. */
export function BehindList({ behind, ours, at }: { behind: Omit<FigureBehind, 'report'>; ours: boolean; at: string }) {
  const { t } = useTranslation(['common', 'reports'])
  const { lines, key } = behind
  return (
    <Panel title={t('reports:behind.lines', { count: lines.total })} flush className="overflow-clip">
      {lines.rows.length === 0 ? (
        <EmptyState dense title={t('reports:behind.none')} hint={t('reports:behind.noneHint')} />
      ) : (
        <ul className="mt-2">
          {lines.rows.map((line) => (
            <Line key={line.id} line={line} ours={ours} />
          ))}
        </ul>
      )}
      {lines.total > lines.size && (
        <Pagination page={lines.page} pageSize={lines.size} total={lines.total} hrefFor={(page) => `${at}?figure=${key}&page=${page}`} />
      )}
    </Panel>
  )
}

function Line({ line, ours }: { line: LogLine; ours: boolean }) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const { minutes, metres, cents, score } = line
  const to = ours ? placeOf(line) : null
  const text = line.text || t(`reports:behind.kinds.${line.kind}`)
  const measured = [
    minutes !== null && `${line.kind === 'entry' && minutes > 0 ? '+' : ''}${format.duration(minutes)}`,
    metres !== null && metres !== 0 && t('reports:behind.kilometres', { count: Math.round(metres / 1000) }),
    cents !== null && cents !== 0 && format.euro(cents),
    score !== null && t('reports:behind.score', { score }),
  ].filter((each) => typeof each === 'string')
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-line px-4 py-2.5 md:px-5">
      <span className="min-w-0 flex-1 basis-60">
        {to ? (
          <Link to={to} className="font-semibold wrap-anywhere hover:underline">
            {text}
          </Link>
        ) : (
          <span className="wrap-anywhere">{text}</span>
        )}
        <span className="block text-xs text-ink3">
          {[
            format.day(line.on),
            t(`reports:behind.kinds.${line.kind}`),
            line.who,
            line.outcome && t(`reports:behind.outcomes.${line.outcome}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="text-right font-semibold tabular-nums">{measured.join(' · ')}</span>
    </li>
  )
}

/** Where a line is found in the app: the visit, else the unit it was booked on, else the customer. */
function placeOf({ visitId, unitId, customerId }: LogLine): string | null {
  if (visitId) return `/visits/${visitId}`
  if (unitId) return `/units/${unitId}`
  return customerId ? `/relations/${customerId}` : null
}
