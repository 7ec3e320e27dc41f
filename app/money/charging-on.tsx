import { Form, useFetcher, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import { Textarea } from '#app/ui/textarea'
import type { CostsScreen } from './costs.server'

const size = 50

/** The costs divided over the groups of the client by a rule, and the rules themselves. */
export function ChargingOn({ screen, op, page }: { screen: CostsScreen; op: string; page: number }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const [params] = useSearchParams()
  const { rules, rule, shares, costs, period } = screen
  const hrefFor = (to: number) => `?${new URLSearchParams({ ...Object.fromEntries(params), page: String(to) })}`
  const columns = useColumns(rule?.kind === 'attribute')
  const footer = { name: t('money:costs.total'), total: format.euro(costs.total) }
  return (
    <>
      {rule && (
        <Panel flush title={t('money:costs.chargedOn')} lead={t('money:costs.chargedOnLead')} className="overflow-clip">
          <div className="flex flex-wrap items-end gap-3 px-4 py-3 md:px-5">
            <Form method="get" className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="from" value={period.from} />
              <input type="hidden" name="to" value={period.to} />
              <Field label={t('money:costs.rule')} className="w-64">
                <Select
                  key={rule.id}
                  name="rule"
                  defaultValue={rule.id}
                  options={rules.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
              <Button type="submit">{t('money:statements.show')}</Button>
            </Form>
            <RemoveRule campaignId={screen.campaign.id} ruleId={rule.id} />
          </div>
          <div className="max-md:px-4">
            <Table
              caption={t('money:costs.chargedOn')}
              columns={columns}
              rows={shares.slice((page - 1) * size, page * size)}
              rowKey={({ name }) => name}
              footer={footer}
            />
          </div>
          {shares.length > size && <Pagination page={page} pageSize={size} total={shares.length} hrefFor={hrefFor} />}
        </Panel>
      )}
      <NewRule key={rules.length} screen={screen} op={op} />
    </>
  )
}

function useColumns(byCustomer: boolean): Column<CostsScreen['shares'][number]>[] {
  const { t } = useTranslation('money')
  const format = useFormat()
  const caused: Column<CostsScreen['shares'][number]>[] = [
    { key: 'customers', header: t('costs.customers'), align: 'right', cell: ({ customers }) => format.number(customers) },
    { key: 'own', header: t('costs.own'), align: 'right', cell: ({ own }) => format.euro(own) },
    { key: 'shared', header: t('costs.shared'), align: 'right', cell: ({ shared }) => format.euro(shared) },
  ]
  return [
    { key: 'name', header: t('costs.group'), primary: true, cell: ({ name }) => name || t('costs.noGroup') },
    ...(byCustomer ? caused : []),
    { key: 'total', header: t('costs.amount'), align: 'right', cell: ({ total }) => <b>{format.euro(total)}</b> },
  ]
}

function RemoveRule({ campaignId, ruleId }: { campaignId: string; ruleId: string }) {
  const { t } = useTranslation('money')
  const removing = useFetcher()
  return (
    <removing.Form method="post" action={`/campaigns/${campaignId}/costs/rules/${ruleId}/removed`}>
      <Button type="submit" look="quiet" busy={removing.state !== 'idle'}>
        {t('costs.remove')}
      </Button>
    </removing.Form>
  )
}

const ours = ['segment', 'province', 'municipality', 'place'] as const

function NewRule({ screen: { campaign, columns }, op }: { screen: CostsScreen; op: string }) {
  const { t } = useTranslation(['common', 'money'])
  const saving = useFetcher<{ ruleId: string } | FormErrors | { refused: string; message: string }>()
  const [by, setBy] = useState<string>('segment')
  const answer = saving.data
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const options = [
    ...ours.map((each) => ({ value: each as string, label: t(`money:costs.attributes.${each}`) })),
    ...columns.map((column) => ({ value: `own:${column}`, label: t('money:costs.ownColumn', { column }) })),
    { value: 'fixed', label: t('money:costs.fixed') },
  ]
  return (
    <Panel title={t('money:costs.newRule')} lead={t('money:costs.newRuleLead')}>
      <saving.Form method="post" action={`/campaigns/${campaign.id}/costs/rules`} className="grid gap-4 md:grid-cols-3">
        <input type="hidden" name="op" value={op} />
        <Field label={t('money:costs.ruleName')} error={errors.name}>
          <Input name="name" required maxLength={120} />
        </Field>
        <Field label={t('money:costs.by')} error={errors.by}>
          <Select name="by" value={by} onChange={(event) => setBy(event.target.value)} options={options} />
        </Field>
        {by === 'fixed' ? (
          <Field label={t('money:costs.groups')} hint={t('money:costs.groupsHint')} error={errors.groups} className="md:col-span-3">
            <Textarea name="groups" rows={4} maxLength={4000} />
          </Field>
        ) : (
          <Field label={t('money:costs.sharedBy')}>
            <Select
              name="sharedBy"
              options={(['own-cost', 'customers'] as const).map((value) => ({ value, label: t(`money:costs.sharing.${value}`) }))}
            />
          </Field>
        )}
        <Refusal className="md:col-span-3">{answer && 'message' in answer && answer.message}</Refusal>
        <div className="md:col-span-3">
          <Button type="submit" busy={saving.state !== 'idle'}>
            {t('money:costs.keep')}
          </Button>
        </div>
      </saving.Form>
    </Panel>
  )
}
