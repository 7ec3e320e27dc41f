import { useTranslation } from 'react-i18next'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { MinutesField } from '#app/ui/minutes-field'
import { Textarea } from '#app/ui/textarea'

interface CallOffFieldsProps {
  errors: Record<string, string[]>
  today: string
  last: string
}

/** What is asked, how long it may take and by when: the same in the portal and in the office. */
export function CallOffFields({ errors, today, last }: CallOffFieldsProps) {
  const { t } = useTranslation('units')
  return (
    <>
      <Field label={t('callOffs.asked')} hint={t('callOffs.askedHint')} error={errors.asked}>
        <Textarea name="asked" rows={3} maxLength={1000} required />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <MinutesField name="minutes" label={t('callOffs.minutes')} hint={t('callOffs.minutesHint')} error={errors.minutes} required />
        <Field label={t('callOffs.wantedBy')} optional error={errors.wantedBy}>
          <Input type="date" name="wantedBy" min={today} max={last} />
        </Field>
      </div>
    </>
  )
}
