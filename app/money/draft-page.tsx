import { useFetcher } from '@remix-run/react'
import { ReceiptText } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { ConfirmDialog } from '#app/ui/confirm-dialog'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { StatementSheet } from './statement-sheet'
import type { Draft } from './statements.server'

type Answer = FormErrors | { refused: string; message: string }

interface DraftPageProps {
  draft: Draft | { refused: 'price-missing'; unit: string }
  client: { id: string; name: string }
  to: string
  op: string
}

/** What a statement would be: everything on it is seen before it gets a number. */
export function DraftPage({ draft, client, to, op }: DraftPageProps) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const made = 'invoice' in draft ? draft : null
  const lines = made?.invoice.sums.lines ?? []
  const isComplete = made !== null && made.missing.seller.length + made.missing.buyer.length === 0
  const period = made ? made.invoice.period : { from: to, to }
  return (
    <>
      <PageHeader
        crumbs={[{ to: '/statements', label: t('money:statements.title') }]}
        title={t('money:draft.title', { client: client.name })}
        lead={t('money:draft.lead', { period: format.period(period) })}
        actions={isComplete && lines.length > 0 && <Issue draft={made} client={client} to={to} op={op} />}
      />
      <div className="grid gap-4">
        {'refused' in draft && (
          <Notice tone="warn" action={<TextLink to="/units">{t('money:draft.toUnits')}</TextLink>}>
            {t('money:draft.price', { unit: draft.unit })}
          </Notice>
        )}
        {made && <Missing draft={made} client={client} />}
        {made && lines.length > 0 && <StatementSheet invoice={made.invoice} />}
        {made && lines.length === 0 && (
          <Panel>
            <EmptyState icon={<ReceiptText aria-hidden size={22} />} title={t('money:draft.nothing')} hint={t('money:draft.nothingHint')} />
          </Panel>
        )}
      </div>
    </>
  )
}

function Missing({ draft: { missing }, client }: { draft: Draft; client: { id: string; name: string } }) {
  const { t } = useTranslation(['common', 'money'])
  const named = (fields: string[]) => fields.map((field) => t(`money:fields.${field as 'kvk'}`)).join(', ')
  return (
    <>
      {missing.seller.length > 0 && (
        <Notice tone="warn" action={<TextLink to="/settings/invoicing">{t('money:draft.complete')}</TextLink>}>
          {t('money:draft.sellerMissing', { what: named(missing.seller) })}
        </Notice>
      )}
      {missing.buyer.length > 0 && (
        <Notice tone="warn" action={<TextLink to={`/settings/invoicing/${client.id}`}>{t('money:draft.complete')}</TextLink>}>
          {t('money:draft.buyerMissing', { client: client.name, what: named(missing.buyer) })}
        </Notice>
      )}
    </>
  )
}

function Issue({ draft, client, to, op }: { draft: Draft; client: { id: string }; to: string; op: string }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const issuing = useFetcher<Answer>()
  const formId = useId()
  const answer = issuing.data
  return (
    <>
      <issuing.Form id={formId} method="post" action="/statements/new">
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="clientId" value={client.id} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="seen" value={draft.invoice.sums.totalCents} />
      </issuing.Form>
      <Refusal>{answer && 'refused' in answer && answer.message}</Refusal>
      <ConfirmDialog
        title={t('money:draft.issueTitle')}
        lead={t('money:draft.issueLead', { day: format.day(to, 'date') })}
        confirmLabel={t('money:draft.issue')}
        form={formId}
        danger={false}
        trigger={
          <Button look="primary" busy={issuing.state !== 'idle'}>
            {t('money:draft.issue')}
          </Button>
        }
      />
    </>
  )
}
