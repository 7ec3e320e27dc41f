import { useFetcher } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { tellDone } from '#app/ui/toast'
import type { Buyer, Party, Seller } from '#domain/units/invoice'
import type { InvoicingScreen } from './invoicing.server'

type Answer = { saved: true } | FormErrors | { refused: string; message: string }

/** How we stand on statements, and of which clients something is still missing. */
export function InvoicingPage({ seller, clients, op }: InvoicingScreen & { op: string }) {
  const { t } = useTranslation(['common', 'money'])
  return (
    <>
      <PageHeader title={t('money:invoicing.title')} lead={t('money:invoicing.lead')} />
      <div className="grid max-w-4xl gap-4">
        <Panel title={t('money:invoicing.us')}>
          <PartyForm party={seller} op={op}>
            {(errors) => <SellerFields seller={seller} errors={errors} />}
          </PartyForm>
        </Panel>
        <Panel title={t('money:invoicing.clients')} lead={t('money:invoicing.clientsLead')}>
          <ul>
            {clients.map(({ id, name, complete }) => (
              <li key={id} className="flex items-center justify-between gap-3 border-t border-line py-2 first:border-0">
                <TextLink to={`/settings/invoicing/${id}`}>{name}</TextLink>
                <Chip tone={complete ? 'ok' : 'warn'}>{t(complete ? 'money:invoicing.complete' : 'money:invoicing.incomplete')}</Chip>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}

/** How a client stands on its statements. */
export function BuyerPage({ buyer, op }: { buyer: Buyer; op: string }) {
  const { t } = useTranslation(['common', 'money'])
  return (
    <>
      <PageHeader
        crumbs={[{ to: '/settings/invoicing', label: t('money:invoicing.back') }]}
        title={buyer.name}
        lead={t('money:invoicing.lead')}
      />
      <Panel className="max-w-4xl">
        <PartyForm party={buyer} op={op}>
          {(errors) => (
            <Field label={t('money:invoicing.reference')} hint={t('money:invoicing.referenceHint')} optional error={errors.reference}>
              <Input name="reference" maxLength={80} defaultValue={buyer.reference ?? ''} />
            </Field>
          )}
        </PartyForm>
      </Panel>
    </>
  )
}

type Errors = Record<string, string[]>

function PartyForm({ party, op, children }: { party: Party; op: string; children: (errors: Errors) => ReactNode }) {
  const { t } = useTranslation(['common', 'money'])
  const saving = useFetcher<Answer>()
  const answer = saving.data
  useEffect(() => {
    if (answer && 'saved' in answer) tellDone(t('money:invoicing.saved'))
  }, [answer, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <saving.Form method="post" noValidate className="grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="op" value={op} />
      <Field label={t('money:invoicing.street')} error={errors.street} className="sm:col-span-2">
        <Input name="street" maxLength={120} defaultValue={party.street ?? ''} />
      </Field>
      <Field label={t('money:invoicing.postcode')} error={errors.postcode}>
        <Input name="postcode" maxLength={10} defaultValue={party.postcode ?? ''} />
      </Field>
      <Field label={t('money:invoicing.place')} error={errors.place}>
        <Input name="place" maxLength={80} defaultValue={party.place ?? ''} />
      </Field>
      <Field label={t('money:invoicing.kvk')} error={errors.kvk}>
        <Input name="kvk" inputMode="numeric" maxLength={20} defaultValue={party.kvk ?? ''} />
      </Field>
      <Field label={t('money:invoicing.vat')} error={errors.vat}>
        <Input name="vat" maxLength={30} defaultValue={party.vat ?? ''} />
      </Field>
      <Field label={t('money:invoicing.email')} optional error={errors.email}>
        <Input type="email" name="email" maxLength={200} defaultValue={party.email ?? ''} />
      </Field>
      {children(errors)}
      <Refusal className="sm:col-span-2">{answer && 'refused' in answer && answer.message}</Refusal>
      <div className="sm:col-span-2">
        <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
          {t('money:invoicing.save')}
        </Button>
      </div>
    </saving.Form>
  )
}

function SellerFields({ seller, errors }: { seller: Seller; errors: Errors }) {
  const { t } = useTranslation(['common', 'money'])
  return (
    <>
      <Field label={t('money:invoicing.name')} error={errors.name}>
        <Input name="name" maxLength={120} defaultValue={seller.name} required />
      </Field>
      <Field label={t('money:invoicing.iban')} error={errors.iban}>
        <Input name="iban" maxLength={40} defaultValue={seller.iban ?? ''} />
      </Field>
      <Field label={t('money:invoicing.paymentDays')} error={errors.paymentDays}>
        <Input type="number" name="paymentDays" min={0} max={120} defaultValue={seller.paymentDays} />
      </Field>
    </>
  )
}
