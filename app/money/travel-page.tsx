import { useFetcher, useSearchParams } from '@remix-run/react'
import { Car, Paperclip } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { FileDrop } from '#app/ui/file-drop'
import { Input } from '#app/ui/input'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import { tellDone } from '#app/ui/toast'
import type { TravelScreen } from './prices.server'

type Row = TravelScreen['travel']['rows'][number]
type Answer = { travelId: string } | FormErrors | { refused: string; message: string }
type Me = { staffId: string; isManager: boolean }

interface TravelPageProps {
  screen: TravelScreen
  today: string
  me: Me
  limit: number
  op: string
}

/** The travel costs of a unit, apart from its hours, each with its receipt. */
export function TravelPage({ screen, today, me, limit, op }: TravelPageProps) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const [params] = useSearchParams()
  const { unit, client, travel } = screen
  const hrefFor = (page: number) => `?${new URLSearchParams({ ...Object.fromEntries(params), page: String(page) })}`
  const total = travel.rows[0]?.allCents ?? 0
  return (
    <>
      <PageHeader
        crumbs={[{ to: `/units/${unit.id}`, label: unit.name }]}
        title={t('money:travel.title')}
        lead={t('money:travel.lead', { unit: unit.name, client })}
      />
      <div className="grid gap-4">
        <Panel
          flush
          title={t('money:travel.total')}
          aside={<b className="text-lg text-ink tabular-nums">{format.euro(total)}</b>}
          className="overflow-clip"
        >
          <div className="max-md:px-4">
            <Table
              caption={t('money:travel.title')}
              columns={useColumns(unit.id)}
              rows={travel.rows}
              rowKey={({ id }) => id}
              empty={<EmptyState icon={<Car aria-hidden size={22} />} title={t('money:travel.empty')} hint={t('money:travel.emptyHint')} />}
            />
          </div>
          {travel.total > travel.size && <Pagination page={travel.page} pageSize={travel.size} total={travel.total} hrefFor={hrefFor} />}
        </Panel>
        <AddForm screen={screen} today={today} me={me} limit={limit} op={op} />
      </div>
    </>
  )
}

function useColumns(unitId: string): Column<Row>[] {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  return [
    { key: 'on', header: t('money:travel.on'), className: 'whitespace-nowrap', cell: ({ on }) => format.day(on) },
    {
      key: 'what',
      header: t('money:travel.what'),
      primary: true,
      cell: ({ kind, text }) => [t(`money:travel.kinds.${kind}`), text].filter(Boolean).join(' · '),
    },
    { key: 'who', header: t('money:travel.who'), cell: ({ who }) => who ?? '' },
    { key: 'km', header: t('money:travel.km'), align: 'right', cell: ({ metres }) => (metres === 0 ? null : format.km(metres / 1000)) },
    { key: 'cents', header: t('money:travel.cents'), align: 'right', cell: ({ cents }) => <b>{format.euro(cents)}</b> },
    {
      key: 'receipt',
      header: t('money:travel.receipt'),
      cell: ({ receiptId, kind, on }) =>
        receiptId ? (
          <a
            href={`/units/${unitId}/travel/${receiptId}`}
            download
            aria-label={t('money:travel.receiptOf', { day: format.day(on) })}
            className="inline-flex min-h-6 items-center gap-1 font-medium text-brand-text hover:underline"
          >
            <Paperclip aria-hidden size={14} />
            {t('money:travel.receipt')}
          </a>
        ) : kind === 'km' ? null : (
          <span className="text-xs text-ink3">{t('money:travel.missing')}</span>
        ),
    },
  ]
}

function AddForm({ screen, today, me, limit, op }: TravelPageProps) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const adding = useFetcher<Answer>()
  const [kind, setKind] = useState('parking')
  const answer = adding.data
  useEffect(() => {
    if (answer && 'travelId' in answer) tellDone(t('money:travel.done'))
  }, [answer, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const kinds = (['parking', 'public-transport', 'km', 'other'] as const).map((each) => ({
    value: each,
    label: t(`money:travel.kinds.${each}`),
  }))
  return (
    <Panel title={t('money:travel.add')} lead={t('money:travel.addLead')}>
      <adding.Form
        key={answer && 'travelId' in answer ? answer.travelId : 'new'}
        method="post"
        encType="multipart/form-data"
        noValidate
        className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4"
      >
        <input type="hidden" name="op" value={op} />
        <Field label={t('money:travel.kind')} error={errors.kind}>
          <Select name="kind" options={kinds} value={kind} onChange={(event) => setKind(event.target.value)} />
        </Field>
        {kind === 'km' ? (
          <Field
            label={t('money:travel.metres')}
            hint={t('money:travel.metresHint', { rate: format.euro(screen.kmRateCents) })}
            error={errors.kilometres}
          >
            <Input name="kilometres" inputMode="numeric" after="km" autoComplete="off" />
          </Field>
        ) : (
          <Field label={t('money:travel.amount')} error={errors.amount}>
            <Input name="amount" inputMode="decimal" before="€" autoComplete="off" />
          </Field>
        )}
        <Field label={t('money:travel.on')} error={errors.on}>
          <Input type="date" name="on" defaultValue={today} max={today} required />
        </Field>
        {me.isManager ? (
          <Field label={t('money:travel.who')} error={errors.staffId}>
            <Select name="staffId" defaultValue={me.staffId} options={screen.people.map(({ id, name }) => ({ value: id, label: name }))} />
          </Field>
        ) : (
          <input type="hidden" name="staffId" value={me.staffId} />
        )}
        <Field label={t('money:travel.text')} error={errors.text} className="sm:col-span-2 lg:col-span-4">
          <Input name="text" maxLength={200} required />
        </Field>
        <div className="sm:col-span-2 lg:col-span-4">
          <FileDrop
            name="file"
            label={t('money:travel.file')}
            hint={t('money:travel.fileHint')}
            kinds={['.jpg', '.jpeg', '.png', '.webp', '.pdf']}
            limit={limit}
            error={errors.file?.[0]}
          />
        </div>
        <Refusal className="sm:col-span-2 lg:col-span-4">{answer && 'refused' in answer && answer.message}</Refusal>
        <div className="sm:col-span-2 lg:col-span-4">
          <Button type="submit" look="primary" busy={adding.state !== 'idle'}>
            {t('money:travel.submit')}
          </Button>
        </div>
      </adding.Form>
    </Panel>
  )
}
