import { Form, useSubmit } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { careRoles } from '#domain/relations/handing-out'
import type { DealProps } from './deal-page'

/** The rule: which role, of which client, and what must hold of a relation. It answers while somebody types and at once when they choose. */
export function RuleForm({ clients, clientId, staff, choices, refusal, rule, role }: DealProps) {
  const { t } = useTranslation(['common', 'handover'])
  const submit = useSubmit()
  const typing = useRef<number>()
  const send = (form: HTMLFormElement | null) => form && submit(form, { replace: true, preventScrollReset: true })
  const soon = (form: HTMLFormElement) => {
    window.clearTimeout(typing.current)
    typing.current = window.setTimeout(() => send(form), 300)
  }
  return (
    <Panel title={t('handover:rule.title')} lead={t('handover:rule.lead')}>
      <Form
        method="get"
        className="grid gap-3"
        onChange={(event) => (event.target instanceof HTMLSelectElement ? send(event.currentTarget) : soon(event.currentTarget))}
      >
        {clients.length > 1 && (
          <Field label={t('handover:client')}>
            <Select
              name="client"
              defaultValue={clientId ?? ''}
              emptyLabel={t('handover:rule.client')}
              options={clients.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        <Field label={t('handover:dealing.role')}>
          <Select
            name="role"
            defaultValue={role}
            options={careRoles.map((each) => ({ value: each, label: t(`handover:roles.${each}`) }))}
          />
        </Field>
        {choices && (
          <div key={clientId} className="grid gap-3">
            <Choices choices={choices} rule={rule} refused={refusal?.refused ?? null} />
            <Field label={t('handover:rule.holder')}>
              <Select name="holder" defaultValue={rule.holder ?? ''} emptyLabel={t('handover:rule.all')}>
                <option value="none">{t('handover:nobody')}</option>
                {staff.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        )}
        <noscript>
          <Button type="submit">{t('handover:dealing.show')}</Button>
        </noscript>
      </Form>
    </Panel>
  )
}

type ChoicesProps = { choices: NonNullable<DealProps['choices']>; rule: DealProps['rule']; refused: string | null }

function Choices({ choices, rule, refused }: ChoicesProps) {
  const { t } = useTranslation(['common', 'handover', 'relations'])
  const text = (value: string) => ({ value, label: value })
  const wrong = refused ? t(`handover:refused.${refused as 'postcode-malformed'}`) : null
  return (
    <>
      <OneOf
        name="legalForm"
        label={t('handover:rule.legalForm')}
        chosen={rule.legalForm}
        options={choices.legalForms.map((form) => ({ value: form, label: t(`relations:dossier.legalForms.${form as 'bv'}`) }))}
      />
      <OneOf name="tag" label={t('handover:rule.tag')} chosen={rule.tag} options={choices.tags.map(text)} />
      {choices.own.length > 0 && (
        <div className="grid grid-cols-2 gap-3">
          <OneOf name="ownKey" label={t('handover:rule.own')} chosen={rule.ownKey} options={choices.own.map(text)} />
          <Field label={t('handover:rule.ownValue')}>
            <Input name="ownValue" defaultValue={rule.ownValue ?? ''} maxLength={200} />
          </Field>
        </div>
      )}
      <OneOf name="province" label={t('handover:rule.province')} chosen={rule.province} options={choices.provinces.map(text)} />
      <OneOf
        name="municipality"
        label={t('handover:rule.municipality')}
        chosen={rule.municipality}
        options={choices.municipalities.map(text)}
      />
      <OneOf name="place" label={t('handover:rule.place')} chosen={rule.place} options={choices.places.map(text)} />
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t('handover:rule.postcodes')} error={wrong}>
          <Input name="postcodeFrom" defaultValue={rule.postcodeFrom ?? ''} maxLength={7} placeholder="4000" autoComplete="off" />
        </Field>
        <Field label={t('handover:rule.postcodeTo')}>
          <Input name="postcodeTo" defaultValue={rule.postcodeTo ?? ''} maxLength={7} placeholder="4099" autoComplete="off" />
        </Field>
      </div>
      <OneOf
        name="segmentId"
        label={t('handover:rule.segment')}
        chosen={rule.segmentId}
        options={choices.segments.map(({ id, name, campaign }) => ({ value: id, label: `${name} · ${campaign}` }))}
      />
    </>
  )
}

type OneOfProps = { name: string; label: string; chosen: string | undefined; options: { value: string; label: string }[] }

function OneOf({ name, label, chosen, options }: OneOfProps) {
  const { t } = useTranslation(['common', 'handover'])
  if (options.length === 0 && !chosen) return null
  const known = chosen && !options.some(({ value }) => value === chosen) ? [{ value: chosen, label: chosen }, ...options] : options
  return (
    <Field label={label}>
      <Select name={name} defaultValue={chosen ?? ''} emptyLabel={t('handover:rule.all')} options={known} />
    </Field>
  )
}
