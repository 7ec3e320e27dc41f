import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import { Field, FieldError } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { textTones } from '#app/ui/tone'
import type { VisitOutcome } from '#domain/carry-out/visit'
import { outcomes } from './outcome'

const pressed =
  'transition-colors duration-100 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand'

interface OutcomeFieldProps {
  value: VisitOutcome | null
  onChange: (outcome: VisitOutcome) => void
  error?: string[]
}

/** How it went: four big choices. */
export function OutcomeField({ value, onChange, error }: OutcomeFieldProps) {
  const { t } = useTranslation(['common', 'visits'])
  return (
    <fieldset aria-invalid={error ? true : undefined}>
      <legend className="sr-only">{t('visits:log.title')}</legend>
      <div className="grid grid-cols-4 gap-2">
        {outcomes.map(({ value: each, icon: Icon, tone }) => (
          <label
            key={each}
            className={classes(
              'flex min-h-20 flex-col items-center justify-center gap-1.5 rounded-xl border bg-surface px-1 text-center text-sm font-semibold text-balance',
              'border-line hover:border-edge has-checked:border-2 has-checked:border-brand has-checked:bg-brand-soft has-checked:text-brand-text',
              pressed,
            )}
          >
            <input type="radio" name="outcome" value={each} checked={value === each} onChange={() => onChange(each)} className="sr-only" />
            <Icon aria-hidden size={26} strokeWidth={1.9} className={value === each ? undefined : textTones[tone]} />
            {t(`visits:outcomes.${each}`)}
          </label>
        ))}
      </div>
      {error && <FieldError>{error[0]}</FieldError>}
    </fieldset>
  )
}

const chip =
  'inline-flex min-h-11 items-center rounded-full border border-line bg-surface px-4 font-medium has-checked:border-ink has-checked:bg-ink has-checked:text-paper'

/** What it was about: the topics of the campaign to press, and one of their own. */
export function TopicsField({ topics, error }: { topics: readonly string[]; error?: string[] }) {
  const { t } = useTranslation(['common', 'visits'])
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t('visits:log.topics')}</legend>
      <div className="flex flex-wrap gap-2">
        {topics.map((topic) => (
          <label key={topic} className={classes(chip, pressed)}>
            <input type="checkbox" name="topics" value={topic} className="sr-only" />
            {topic}
          </label>
        ))}
        <Field label={t('visits:log.ownTopic')} hideLabel error={error} className="min-w-40 flex-1">
          <Input name="ownTopic" maxLength={60} placeholder={t('visits:log.ownTopic')} className="min-h-11 rounded-full" />
        </Field>
      </div>
    </fieldset>
  )
}

/** The mark the customer gives, from 1 to 5, or none. */
export function ScoreField({ error }: { error?: string[] }) {
  const { t } = useTranslation(['common', 'visits'])
  return (
    <fieldset aria-invalid={error ? true : undefined}>
      <legend className="mb-1.5 font-medium">{t('visits:log.score')}</legend>
      <div className="grid grid-cols-6 gap-2">
        {['', '1', '2', '3', '4', '5'].map((score) => (
          <label
            key={score}
            className={classes(
              'grid min-h-12 place-items-center rounded-lg border border-line bg-surface text-base font-semibold has-checked:border-ink has-checked:bg-ink has-checked:text-paper',
              score === '' && 'text-xs font-medium text-ink3',
              pressed,
            )}
          >
            <input type="radio" name="score" value={score} defaultChecked={score === ''} className="sr-only" />
            {score || t('visits:log.noScore')}
          </label>
        ))}
      </div>
      {error && <FieldError>{error[0]}</FieldError>}
    </fieldset>
  )
}
