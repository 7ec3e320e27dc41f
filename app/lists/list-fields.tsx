import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import type { Day } from '#domain/calendar/day'

interface ListFieldsProps {
  errors: Record<string, string[]>
  list: { name: string; purpose: string; campaignId: string | null; expiresOn: Day }
  campaigns: readonly { id: string; name: string }[]
  today: Day
  latest: Day
}

/** What a list is called, what for, for which campaign and until when. */
export function ListFields({ errors, list, campaigns, today, latest }: ListFieldsProps) {
  const { t } = useTranslation(['common', 'lists'])
  const format = useFormat()
  return (
    <>
      <Field label={t('lists:form.name')} hint={t('lists:form.nameHint')} error={errors.name}>
        <Input name="name" required maxLength={120} defaultValue={list.name} autoComplete="off" />
      </Field>
      <Field label={t('lists:form.until')} hint={t('lists:form.untilHint', { day: format.day(latest, 'medium') })} error={errors.expiresOn}>
        <Input type="date" name="expiresOn" required min={today} max={latest} defaultValue={list.expiresOn} />
      </Field>
      <Field label={t('lists:form.purpose')} hint={t('lists:form.purposeHint')} optional error={errors.purpose}>
        <Textarea name="purpose" rows={2} maxLength={500} defaultValue={list.purpose} />
      </Field>
      {campaigns.length > 0 && (
        <Field label={t('lists:form.campaign')} hint={t('lists:form.campaignHint')} optional error={errors.campaignId}>
          <Select
            name="campaignId"
            defaultValue={list.campaignId ?? ''}
            emptyLabel={t('lists:form.noCampaign')}
            options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </>
  )
}
