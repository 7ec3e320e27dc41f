import { Link, useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Dialog } from '#app/ui/dialog'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import type { SegmentCustomer } from '#db/segments'
import type { segmentMembers } from './overview.server'

type Members = NonNullable<Awaited<ReturnType<typeof segmentMembers>>>

/** Who is in a segment and why; one of them can be moved by hand, with a reason. */
export function MembersScreen({ members, op }: { members: Members; op: string }) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const { segment, others, customers } = members
  const columns: Column<SegmentCustomer>[] = [
    {
      key: 'name',
      header: t('segments:membersPage.name'),
      primary: true,
      cell: (row) => (
        <Link to={`/relations/${row.id}`} className="font-medium hover:underline">
          {row.name}
        </Link>
      ),
    },
    { key: 'place', header: t('segments:membersPage.place'), cell: (row) => row.place },
    {
      key: 'revenue',
      header: t('segments:membersPage.revenue'),
      align: 'right',
      cell: (row) => (row.revenueCents === null ? '–' : format.euroWhole(row.revenueCents)),
    },
    {
      key: 'last',
      header: t('segments:membersPage.lastContact'),
      cell: (row) => (row.lastContactOn ? format.day(row.lastContactOn) : '–'),
    },
    { key: 'why', header: t('segments:membersPage.why'), cell: (row) => row.pinReason ?? t('segments:membersPage.byRule') },
    { key: 'pin', header: '', cell: (row) => <PinDialog customer={row} others={others} op={op} /> },
  ]
  return (
    <Panel title={segment.name} lead={t('segments:membersPage.lead')}>
      <Table
        caption={segment.name}
        columns={columns}
        rows={customers.rows}
        rowKey={(row) => row.id}
        empty={<EmptyState dense title={t('segments:membersPage.empty')} />}
      />
      <Pagination page={customers.page} pageSize={customers.size} total={customers.total} hrefFor={(page) => `?page=${page}`} />
    </Panel>
  )
}

interface PinDialogProps {
  customer: SegmentCustomer
  others: readonly { id: string; name: string }[]
  op: string
}

function PinDialog({ customer, others, op }: PinDialogProps) {
  const { t } = useTranslation(['common', 'segments'])
  const [open, setOpen] = useState(false)
  const [target, setTarget] = useState('')
  const pinning = useFetcher<{ moved: number } | Refused | FormErrors>()
  const answer = pinning.data
  useEffect(() => {
    if (answer && 'moved' in answer) setOpen(false)
  }, [answer])
  const back = customer.pinReason ? [{ value: '', label: t('segments:membersPage.back') }] : []
  const options = [...back, ...others.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <Dialog
      title={t('segments:membersPage.pinTitle', { name: customer.name })}
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button look="quiet" size="sm" aria-label={t('segments:membersPage.pinTitle', { name: customer.name })}>
          {t('segments:membersPage.pin')}
        </Button>
      }
    >
      <pinning.Form method="post" className="grid gap-3">
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="customerId" value={customer.id} />
        {answer && 'message' in answer && (
          <Notice tone="bad" live>
            {answer.message}
          </Notice>
        )}
        <Field label={t('segments:membersPage.to')}>
          <Select
            name="segmentId"
            options={options}
            value={target || options[0]?.value}
            onChange={(event) => setTarget(event.target.value)}
          />
        </Field>
        <Field label={t('segments:membersPage.reason')} hint={t('segments:membersPage.reasonHint')}>
          <Input name="reason" maxLength={300} />
        </Field>
        <div>
          <Button type="submit" look="primary" busy={pinning.state !== 'idle'}>
            {t('segments:form.save')}
          </Button>
        </div>
      </pinning.Form>
    </Dialog>
  )
}
