import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'

const steps = ['file', 'columns', 'check', 'done'] as const
export type ImportStep = (typeof steps)[number]

/** How far a file is on its way in. Columns and check stand on one page. */
export function ImportSteps({ at }: { at: ImportStep }) {
  const { t } = useTranslation(['common', 'clean'])
  const now = steps.indexOf(at)
  return (
    <ol aria-label={t('clean:steps.label')} className="flex flex-wrap gap-x-4 gap-y-1">
      {steps.map((step, place) => {
        const isDone = place < now || at === 'done'
        const isNow = !isDone && (place === now || (at === 'columns' && step === 'check'))
        return (
          <li key={step} aria-current={place === now ? 'step' : undefined} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className={classes(
                'grid size-5 place-items-center rounded-full text-2xs font-bold tabular-nums',
                isDone ? 'bg-brand text-brand-ink' : isNow ? 'bg-now-text text-now-ink' : 'border border-edge text-ink3',
              )}
            >
              {isDone ? <Check size={12} strokeWidth={3} /> : place + 1}
            </span>
            <span className={classes('text-xs', isNow ? 'font-semibold text-now-text' : isDone ? 'text-ink2' : 'text-ink3')}>
              {t(`clean:steps.${step}`)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
