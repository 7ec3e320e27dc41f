import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import type { VisitOutcome } from '#domain/carry-out/visit'
import { followUpOf } from './follow-up-of'

/** What follows from how it went: ticked beforehand, in words that can be changed. */
export function FollowUpField({ outcome, error }: { outcome: VisitOutcome; error?: string[] }) {
  const { t } = useTranslation(['common', 'visits'])
  const [wanted, setWanted] = useState(true)
  const kind = followUpOf[outcome]
  return (
    <fieldset className="rounded-xl border border-line bg-surface px-4 py-2 has-[input[type=checkbox]:checked]:bg-brand-soft/60">
      <legend className="sr-only">{t('visits:log.after')}</legend>
      <Checkbox
        name="followUp"
        value="yes"
        checked={wanted}
        onChange={(event) => setWanted(event.target.checked)}
        label={<span className="font-medium">{t(`visits:followUps.${kind}.label`)}</span>}
        hint={t(`visits:followUps.${kind}.who`)}
      />
      {wanted && (
        <Field label={t('visits:log.followUpText')} hideLabel error={error} className="pb-2">
          <Input name="followUpText" maxLength={500} defaultValue={t(`visits:followUps.${kind}.text`)} />
        </Field>
      )}
    </fieldset>
  )
}
