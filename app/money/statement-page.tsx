import { useFetcher } from '@remix-run/react'
import { Download } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { FormFooter } from '#app/ui/form-footer'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Refusal } from '#app/ui/refusal'
import type { KeptStatement } from '#db/statements'
import { StatementSheet } from './statement-sheet'

/** An issued statement with its files, and the way to take it back. */
export function StatementPage({ statement, op }: { statement: KeptStatement; op: string }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const { id, invoice, creditedBy } = statement
  const { number, credits } = invoice
  const files = [
    { to: `/statements/${id}.pdf`, name: t('money:statement.pdf'), hint: undefined },
    { to: `/statements/${id}.xml`, name: t('money:statement.ubl'), hint: t('money:statement.ublHint') },
    { to: `/statements/${id}.csv`, name: t('money:statement.csv'), hint: undefined },
  ]
  return (
    <>
      <PageHeader
        crumbs={[{ to: '/statements', label: t('money:statements.title') }]}
        title={credits ? t('money:statement.creditTitle', { number }) : t('money:statement.title', { number })}
        lead={t('money:statement.lead', { client: invoice.buyer.name, period: format.period(invoice.period) })}
        actions={
          <>
            {files.map(({ to, name, hint }) => (
              <a key={to} href={to} download title={hint} className={buttonClasses({})}>
                <Download aria-hidden size={15} />
                {name}
              </a>
            ))}
            {!credits && !creditedBy && <CreditDialog statementId={id} op={op} />}
          </>
        }
      />
      <div className="grid gap-4">
        {credits && <Notice>{t('money:statement.takesBack', { number: credits.number, reason: credits.reason })}</Notice>}
        {creditedBy && (
          <Notice tone="warn">
            {t('money:statement.takenBack')} <TextLink to={`/statements/${creditedBy.id}`}>{creditedBy.number}</TextLink>
          </Notice>
        )}
        <StatementSheet invoice={invoice} />
      </div>
    </>
  )
}

type Answer = FormErrors | { refused: string; message: string }

function CreditDialog({ statementId, op }: { statementId: string; op: string }) {
  const { t } = useTranslation(['common', 'money'])
  const crediting = useFetcher<Answer>()
  const formId = useId()
  const answer = crediting.data
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <Dialog
      title={t('money:statement.credit')}
      lead={t('money:statement.creditLead')}
      trigger={<Button>{t('money:statement.credit')}</Button>}
      footer={
        <FormFooter formId={formId} busy={crediting.state !== 'idle'} look="danger">
          {t('money:statement.credit')}
        </FormFooter>
      }
    >
      <crediting.Form id={formId} method="post" action={`/statements/${statementId}/credited`} noValidate className="grid gap-4">
        <input type="hidden" name="op" value={op} />
        <Field label={t('money:statement.reason')} hint={t('money:statement.reasonHint')} error={errors.reason}>
          <Input name="reason" maxLength={300} required />
        </Field>
        <Refusal>{answer && 'refused' in answer && answer.message}</Refusal>
      </crediting.Form>
    </Dialog>
  )
}
