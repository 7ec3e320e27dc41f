import { Link, useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { Checkbox } from '#app/ui/checkbox'
import { Dialog } from '#app/ui/dialog'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import type { Members } from './overview.server'
import { factInWords } from './rule-words'

type Member = Members['customers']['rows'][number]

/** Who is in a segment and why; one of them can be moved by hand, with a reason. */
export function MembersScreen({ members, op }: { members: Members; op: string }) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const { segment, others, customers } = members
  const [chosen, setChosen] = useState<string[]>([])
  const choose = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id))
  const why = (row: Member) => {
    if (row.pinReason) return row.pinReason
    if (segment.isRest) return t('segments:membersPage.byRest')
    return (
      row.why.map(({ condition, value }) => factInWords(condition, value, { t, format })).join(' · ') || t('segments:membersPage.byRule')
    )
  }
  const columns: Column<Member>[] = [
    {
      key: 'select',
      header: '',
      cell: (row) => (
        <Checkbox
          checked={chosen.includes(row.id)}
          onChange={({ target }) => choose(row.id, target.checked)}
          aria-label={t('segments:membersPage.select', { name: row.name })}
        />
      ),
    },
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
    { key: 'why', header: t('segments:membersPage.why'), cell: (row) => <span className="text-ink2">{why(row)}</span> },
    { key: 'pin', header: '', cell: (row) => <PinDialog customers={[row]} others={others} op={op} /> },
  ]
  return (
    <Panel
      title={segment.name}
      lead={t('segments:membersPage.lead')}
      aside={
        chosen.length > 0 && (
          <span className="flex items-center gap-2">
            <span aria-live="polite">{t('segments:membersPage.selected', { count: chosen.length })}</span>
            <PinDialog
              customers={customers.rows.filter(({ id }) => chosen.includes(id))}
              others={others}
              op={op}
              many
              onDone={() => setChosen([])}
            />
          </span>
        )
      }
    >
      <Table
        caption={segment.name}
        columns={columns}
        rows={customers.rows}
        rowKey={(row) => row.id}
        empty={<EmptyState dense title={t('segments:membersPage.empty')} />}
      />
      <a download href={`${segment.id}/csv`} className={buttonClasses({ size: 'sm' })}>
        {t('segments:membersPage.csv')}
      </a>
      <Pagination page={customers.page} pageSize={customers.size} total={customers.total} hrefFor={(page) => `?page=${page}`} />
    </Panel>
  )
}

interface PinDialogProps {
  customers: readonly Member[]
  others: readonly { id: string; name: string }[]
  op: string
  many?: boolean
  onDone?: () => void
}

function PinDialog({ customers, others, op, many = false, onDone }: PinDialogProps) {
  const { t } = useTranslation(['common', 'segments'])
  const [open, setOpen] = useState(false)
  const [target, setTarget] = useState('')
  const pinning = useFetcher<{ moved: number } | Refused | FormErrors>()
  const answer = pinning.data
  const done = answer && 'moved' in answer ? answer : null
  const finished = useRef(onDone)
  finished.current = onDone
  useEffect(() => {
    if (!done) return
    setOpen(false)
    finished.current?.()
  }, [done])
  const back = customers.some(({ pinReason }) => pinReason) ? [{ value: '', label: t('segments:membersPage.back') }] : []
  const options = [...back, ...others.map(({ id, name }) => ({ value: id, label: name }))]
  const title = many
    ? t('segments:membersPage.pinManyTitle', { count: customers.length })
    : t('segments:membersPage.pinTitle', { name: customers[0]?.name })
  return (
    <Dialog
      title={title}
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button look={many ? 'secondary' : 'quiet'} size="sm" aria-label={title}>
          {t(many ? 'segments:membersPage.pinMany' : 'segments:membersPage.pin')}
        </Button>
      }
    >
      <pinning.Form method="post" className="grid gap-3">
        <input type="hidden" name="op" value={op} />
        {customers.map(({ id }) => (
          <input key={id} type="hidden" name="customerId" value={id} />
        ))}
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
