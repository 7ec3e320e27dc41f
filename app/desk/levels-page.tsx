import { useSearchParams } from '@remix-run/react'
import { Timer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { type Column, Table } from '#app/ui/table'
import { textTones } from '#app/ui/tone'
import { FormDialog } from '#app/units/form-dialog'
import { requestKinds, type Verdict } from '#domain/carry-out/request'
import { useDeskWords, verdictTones } from './desk-words'
import type { Counts, levelsScreen, TermNow } from './levels.server'
import { OfficeHoursPanel } from './office-hours-panel'
import { type PeriodName, periodNames } from './periods'

type Screen = Awaited<ReturnType<typeof levelsScreen>>
type Row = Screen['clients']['rows'][number]

interface LevelsPageProps {
  screen: Screen
  period: { name: PeriodName; from: string; to: string }
  mayAgree: boolean
  today: string
  op: string
  officeOp: string
}

/** Whether we answer in time, per client and together; every figure leads to its requests. */
export function LevelsPage({ screen, period, mayAgree, today, op, officeOp }: LevelsPageProps) {
  const { t } = useTranslation(['common', 'desk'])
  const { clients, total } = screen
  const [search] = useSearchParams()
  const hrefFor = (page: number) => `?${new URLSearchParams({ ...Object.fromEntries(search), page: String(page) })}`
  return (
    <div className="grid gap-4">
      <Panel
        flush
        title={<Sentence {...total} />}
        lead={t('desk:levels.lead')}
        aside={<PeriodChoice name={period.name} />}
        className="overflow-clip"
      >
        <div className="mt-2 max-md:px-4">
          <Table
            caption={t('desk:levels.title')}
            columns={useColumns(period)}
            rows={clients.rows}
            rowKey={({ id }) => id}
            footer={clients.total > 1 ? { client: t('desk:levels.total'), ...footerOf(total, period) } : undefined}
            empty={<EmptyState icon={<Timer aria-hidden size={22} />} title={t('desk:form.noClient')} hint={t('desk:levels.emptyHint')} />}
          />
        </div>
      </Panel>
      <Panel title={t('desk:levels.agreed')} lead={t('desk:levels.agreedLead')}>
        <ul>
          {clients.rows.map((client) => (
            <li
              key={client.id}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-0 first:pt-0"
            >
              <div className="min-w-0 flex-1 basis-60">
                <h3 className="font-semibold">{client.name}</h3>
                <Terms terms={client.terms} />
              </div>
              {mayAgree && <Agree client={client} today={today} op={op} />}
            </li>
          ))}
        </ul>
      </Panel>
      {clients.total > clients.size && <Pagination page={clients.page} pageSize={clients.size} total={clients.total} hrefFor={hrefFor} />}
      <OfficeHoursPanel office={screen.office} mayChange={mayAgree} today={today} op={officeOp} />
    </div>
  )
}

function Sentence({ kept, missed, atRisk, running }: Counts) {
  const { t } = useTranslation(['common', 'desk'])
  const count = kept + missed
  const open = atRisk + running
  const lead = count === 0 ? '' : t('desk:levels.sentence', { kept, count })
  return <>{[lead, open > 0 && t('desk:levels.open', { count: open })].filter(Boolean).join(' ') || t('desk:levels.sentenceNone')}</>
}

function PeriodChoice({ name }: { name: PeriodName }) {
  const { t } = useTranslation(['common', 'desk'])
  const [, setSearch] = useSearchParams()
  return (
    <Select
      aria-label={t('desk:levels.period')}
      value={name}
      onChange={(event) => setSearch({ period: event.target.value }, { replace: true, preventScrollReset: true })}
      options={periodNames.map((value) => ({ value, label: t(`desk:levels.periods.${value}`) }))}
      className="w-44 text-sm"
    />
  )
}

const figures = [
  ['kept', 'kept'],
  ['missed', 'missed'],
  ['atRisk', 'at-risk'],
  ['running', 'running'],
] as const satisfies readonly (readonly [keyof Counts, Verdict])[]

function useColumns(period: LevelsPageProps['period']): Column<Row>[] {
  const { t } = useTranslation(['common', 'desk'])
  return [
    { key: 'client', header: t('desk:levels.client'), cell: ({ name }) => name },
    ...figures.map(
      ([key, verdict]): Column<Row> => ({
        ...{ key, header: t(`desk:verdicts.${verdict}`), align: 'right' },
        cell: (row) => <Figure count={row[key]} verdict={verdict} period={period} client={row} />,
      }),
    ),
    { key: 'share', header: t('desk:levels.share'), align: 'right', cell: (row) => <Share {...row} /> },
  ]
}

function footerOf(total: Counts, period: LevelsPageProps['period']) {
  const counts = figures.map(([key, verdict]) => [key, <Figure key={key} count={total[key]} verdict={verdict} period={period} />] as const)
  return { ...Object.fromEntries(counts), share: <Share {...total} /> }
}

function Share({ kept, missed }: Counts) {
  const format = useFormat()
  return <>{kept + missed > 0 ? format.percent(kept / (kept + missed)) : '–'}</>
}

function Figure({
  count,
  verdict,
  period,
  client,
}: {
  count: number
  verdict: Verdict
  period: LevelsPageProps['period']
  client?: { id: string; name: string }
}) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  if (count === 0) return <span className="text-ink3">0</span>
  const asked = new URLSearchParams({
    which: 'every',
    asker: 'client',
    verdict,
    from: period.from,
    to: period.to,
    ...(client && { client: client.id }),
  })
  return (
    <TextLink
      to={`/requests?${asked}`}
      aria-label={[`${format.number(count)} ${t(`desk:verdicts.${verdict}`)}`, client?.name].filter(Boolean).join(', ')}
      className={verdict === 'missed' ? textTones[verdictTones.missed] : undefined}
    >
      {format.number(count)}
    </TextLink>
  )
}

/** The terms in force, in words. */
export function Terms({ terms }: { terms: readonly TermNow[] }) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  const words = useDeskWords()
  return (
    <ul className="mt-1 grid gap-x-6 gap-y-0.5 text-ink2 sm:grid-cols-2">
      {terms.map(({ kind, minutes, dayMinutes, since, coming }) => (
        <li key={kind}>
          {t('desk:portal.within', { kind: t(`desk:kinds.${kind}`), term: words.term(minutes, dayMinutes) })}
          <span className="text-xs text-ink3">
            {' '}
            (
            {[
              since ? t('desk:levels.since', { day: format.day(since) }) : t('desk:levels.usual'),
              coming && t('desk:levels.coming', { term: words.term(coming.minutes, dayMinutes), day: format.day(coming.startsOn) }),
            ]
              .filter(Boolean)
              .join('; ')}
            )
          </span>
        </li>
      ))}
    </ul>
  )
}

function Agree({ client, today, op }: { client: Row; today: string; op: string }) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  return (
    <FormDialog
      action="/requests/levels"
      op={op}
      title={t('desk:levels.changeOf', { client: client.name })}
      lead={t('desk:levels.changeLead')}
      submit={t('desk:levels.save')}
      told={t('desk:levels.saved')}
      trigger={
        <Button size="sm">
          {t('desk:levels.change')}
          <span className="sr-only"> {client.name}</span>
        </Button>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="clientId" value={client.id} />
          <Field label={t('desk:levels.kind')} error={errors.kind}>
            <Select name="kind" options={requestKinds.map((value) => ({ value, label: t(`desk:kinds.${value}`) }))} />
          </Field>
          <Field
            label={t('desk:levels.hours')}
            hint={t('desk:levels.hoursHint', { day: format.duration(client.terms[0]?.dayMinutes ?? 0) })}
            error={errors.hours}
          >
            <Input name="hours" inputMode="decimal" required autoComplete="off" />
          </Field>
          <Field label={t('desk:levels.startsOn')} error={errors.startsOn}>
            <Input type="date" name="startsOn" min={today} defaultValue={today} required />
          </Field>
        </>
      )}
    </FormDialog>
  )
}
