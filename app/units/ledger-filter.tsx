import { Form, useSearchParams, useSubmit } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import { ledgerSubjects } from './subjects'

/** Which lines: of what kind, by whom, between which days. Chosen is shown; without JavaScript the button does it. */
export function LedgerFilter({ people }: { people: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation(['common', 'units'])
  const [params] = useSearchParams()
  const submit = useSubmit()
  const value = (name: string) => params.get(name) ?? ''
  return (
    <Form
      method="get"
      preventScrollReset
      aria-label={t('units:ledger.filters')}
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true, replace: true })}
      className="grid grid-cols-2 items-end gap-3 px-4 pt-2 pb-3 md:flex md:px-5"
    >
      <Field label={t('units:ledger.filterWhat')}>
        <Select
          name="what"
          defaultValue={value('what')}
          emptyLabel={t('units:ledger.everything')}
          options={ledgerSubjects.map((subject) => ({ value: subject, label: t(`units:ledger.subjects.${subject}`) }))}
        />
      </Field>
      <Field label={t('units:ledger.filterWho')}>
        <Select
          name="who"
          defaultValue={value('who')}
          emptyLabel={t('units:ledger.everybody')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={t('units:ledger.filterFrom')}>
        <Input type="date" name="from" defaultValue={value('from')} />
      </Field>
      <Field label={t('units:ledger.filterTo')}>
        <Input type="date" name="to" defaultValue={value('to')} />
      </Field>
      <noscript>
        <Button type="submit">{t('units:ledger.apply')}</Button>
      </noscript>
    </Form>
  )
}
