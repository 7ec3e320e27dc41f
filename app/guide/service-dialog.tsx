import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import { FormDialog } from '#app/units/form-dialog'
import type { Service } from '#db/guide'

/** Writes a service of the guide, in both languages. */
export function ServiceDialog({ service, op, trigger }: { service: Service | null; op: string; trigger: ReactNode }) {
  const { t } = useTranslation(['common', 'desk'])
  return (
    <FormDialog
      action="/guide?index"
      op={op}
      title={t(service ? 'desk:guide.editTitle' : 'desk:guide.addTitle')}
      lead={t('desk:guide.formLead')}
      submit={t('desk:guide.save')}
      told={t('desk:guide.saved')}
      size="md"
      trigger={trigger}
    >
      {(errors) => (
        <>
          <input type="hidden" name="id" value={service?.id ?? ''} />
          <input type="hidden" name="version" value={service?.version ?? 1} />
          <div className="grid gap-4 sm:grid-cols-2">
            {(['Nl', 'En'] as const).map((tongue) => (
              <Field key={tongue} label={t(`desk:guide.name${tongue}`)} error={errors[`name${tongue}`]}>
                <Input name={`name${tongue}`} defaultValue={service?.name[languageOf[tongue]] ?? ''} maxLength={120} autoComplete="off" />
              </Field>
            ))}
          </div>
          <Figures service={service} errors={errors} />
          <div className="grid gap-4 sm:grid-cols-2">
            {(['conditions', 'promise', 'limits'] as const).flatMap((part) =>
              (['Nl', 'En'] as const).map((tongue) => (
                <Field key={part + tongue} label={t(`desk:guide.${part}${tongue}`)} error={errors[`${part}${tongue}`]}>
                  <Textarea name={`${part}${tongue}`} rows={2} defaultValue={service?.[part][languageOf[tongue]] ?? ''} maxLength={4000} />
                </Field>
              )),
            )}
          </div>
          <Checkbox
            name="forClient"
            defaultChecked={service?.forClient ?? false}
            label={t('desk:guide.clientReads')}
            hint={t('desk:guide.clientReadsHint')}
          />
          <Checkbox name="isActive" defaultChecked={service?.isActive ?? true} label={t('desk:guide.inUse')} />
        </>
      )}
    </FormDialog>
  )
}

function Figures({ service, errors }: { service: Service | null; errors: Record<string, string[]> }) {
  const { t } = useTranslation(['common', 'desk'])
  const price = service?.priceCents == null ? '' : (service.priceCents / 100).toFixed(2).replace('.', ',')
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label={t('desk:guide.priceLabel')} error={errors.price}>
        <Input name="price" inputMode="decimal" before="€" defaultValue={price} autoComplete="off" />
      </Field>
      <Field label={t('desk:guide.perLabel')} error={errors.pricePer}>
        <Select
          name="pricePer"
          defaultValue={service?.pricePer ?? 'once'}
          options={(['hour', 'visit', 'unit', 'month', 'once'] as const).map((value) => ({ value, label: t(`desk:guide.per.${value}`) }))}
        />
      </Field>
      <Field label={t('desk:guide.hoursLabel')} error={errors.responseHours}>
        <Input name="responseHours" inputMode="numeric" defaultValue={service?.responseHours ?? ''} autoComplete="off" />
      </Field>
    </div>
  )
}

const languageOf = { Nl: 'nl', En: 'en' } as const
