import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { Panel } from '#app/ui/panel'
import type { KeyField, QualityScore } from '#domain/clean/score'

const parts = ['complete', 'valid', 'unique', 'recent'] as const

/** The score of the base in one sentence, one figure and four bars; a mark on each bar shows how the files came in. */
export function QualityPanel({
  score,
  before,
  fields,
}: {
  score: QualityScore | null
  before: QualityScore | null
  fields: readonly FilledField[]
}) {
  const { t } = useTranslation(['common', 'clean'])
  if (!score) {
    return (
      <Panel title={t('clean:score.title')}>
        <EmptyState dense title={t('clean:score.empty')} />
      </Panel>
    )
  }
  const lead = before ? t('clean:score.rise', { before: before.total, now: score.total }) : t('clean:score.only', { now: score.total })
  return (
    <Panel title={t('clean:score.title')} lead={lead}>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
        <p className="flex items-baseline gap-2 tabular-nums">
          {before && <span className="text-2xl text-ink3 line-through decoration-1">{before.total}</span>}
          <b className="text-3xl font-bold tracking-tight">{score.total}</b>
          <span className="text-ink3">{t('clean:score.outOf')}</span>
        </p>
        <dl className="grid min-w-0 flex-1 basis-64 gap-y-3">
          {parts.map((part) => (
            <Bar key={part} part={part} now={score[part]} before={before?.[part] ?? null} />
          ))}
        </dl>
      </div>
      {fields.length > 0 && <FilledFields fields={fields} />}
    </Panel>
  )
}

type FilledField = { field: KeyField; now: number; before: number | null }

/** How far each field is filled: as it came, and now. */
function FilledFields({ fields }: { fields: readonly FilledField[] }) {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <dl aria-label={t('clean:score.perField')} className="mt-5 grid grid-cols-2 gap-x-6 gap-y-1 border-t border-line pt-4 sm:grid-cols-3">
      {fields.map(({ field, now, before }) => (
        <div key={field} className="flex items-baseline justify-between gap-2">
          <dt className="min-w-0 text-ink2">{t(`clean:score.fields.${field}`)}</dt>
          <dd className="shrink-0 tabular-nums">
            {before !== null && before !== now && <span className="text-ink3">{before} → </span>}
            <b className="font-semibold">{now}%</b>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Bar({ part, now, before }: { part: (typeof parts)[number]; now: number; before: number | null }) {
  const { t } = useTranslation(['common', 'clean'])
  const name = t(`clean:score.${part}`)
  const label = before === null ? t('clean:score.barNow', { name, value: now }) : t('clean:score.bar', { name, value: now, before })
  return (
    <div className="grid grid-cols-[5rem_minmax(0,1fr)_2rem] items-center gap-x-3">
      <dt className="font-medium">{name}</dt>
      <dd className="contents">
        <span role="img" aria-label={label} className="relative flex h-2.5 rounded-full bg-sunken">
          <i className={classes('rounded-full', now >= 80 ? 'bg-ok' : now >= 50 ? 'bg-brand' : 'bg-warn')} style={{ width: `${now}%` }} />
          {before !== null && (
            <i className="absolute inset-y-[-3px] w-0.5 rounded-full bg-ink" style={{ left: `calc(${before}% - 1px)` }} />
          )}
        </span>
        <span aria-hidden className="text-right font-semibold tabular-nums">
          {now}
        </span>
        <span className="col-start-2 text-xs text-ink3">{t(`clean:score.${part}Hint`)}</span>
      </dd>
    </div>
  )
}
