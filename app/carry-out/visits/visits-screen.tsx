import { useLocation } from '@remix-run/react'
import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppointmentDialog } from '#app/carry-out/agenda/appointment-dialog'
import { useMoves } from '#app/carry-out/agenda/use-moves'
import { useFormat } from '#app/messages/use-format'
import { WaitingLogs } from '#app/road/waiting-logs'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import type { CalendarItem } from '#db/appointments'
import type { VisitRow } from '#db/visits'
import type { CampaignVisits } from './campaign-visits.server'
import { OutcomeChip } from './outcome'

/** The visits of a campaign: first what is still to be written down, then what is agreed, then what was made. */
export function VisitsScreen({ visits }: { visits: CampaignVisits }) {
  const { t } = useTranslation(['common', 'visits'])
  const { items, move, offerUndo } = useMoves(visits.ahead)
  const [openId, setOpenId] = useState<string | null>(null)
  const open = [...visits.toLog, ...visits.ahead].find(({ id }) => id === openId)
  return (
    <div className="grid grid-cols-1 gap-4">
      <WaitingLogs logs={visits.waiting} mayBook={visits.mayBook} />
      {visits.toLog.length > 0 && (
        <Panel
          title={t('visits:toLog.title')}
          lead={t('visits:toLog.lead', { count: visits.toLog.length })}
          className="border-now/40 bg-now-soft/30"
        >
          <ul className="divide-y divide-line">
            {visits.toLog.map((item) => (
              <PlannedRow key={item.id} item={item} people={visits.people}>
                <LinkButton to={`/visits/${item.id}/log`} look="now">
                  <Pencil aria-hidden size={16} /> {t('visits:log.open')}
                </LinkButton>
                <Button onClick={() => setOpenId(item.id)}>{t('visits:ahead.move')}</Button>
              </PlannedRow>
            ))}
          </ul>
        </Panel>
      )}
      <Panel
        title={t('visits:ahead.title')}
        aside={
          <LinkButton to="/agenda" size="sm">
            {t('visits:ahead.toAgenda')}
          </LinkButton>
        }
      >
        {items.length === 0 ? (
          <EmptyState
            dense
            title={t('visits:ahead.empty')}
            hint={t('visits:ahead.emptyHint')}
            action={
              <LinkButton to="../calls" relative="path" look="primary">
                {t('visits:ahead.toCalls')}
              </LinkButton>
            }
          />
        ) : (
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <PlannedRow key={item.id} item={item} people={visits.people}>
                <Button onClick={() => setOpenId(item.id)}>{t('visits:ahead.move')}</Button>
              </PlannedRow>
            ))}
          </ul>
        )}
      </Panel>
      <Made made={visits.made} />
      {open && (
        <AppointmentDialog
          key={`${open.id} ${open.version}`}
          item={open}
          people={visits.people}
          onClose={() => setOpenId(null)}
          onMoved={offerUndo}
          onMove={move}
        />
      )}
    </div>
  )
}

function PlannedRow({ item, people, children }: { item: CalendarItem; people: CampaignVisits['people']; children: ReactNode }) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const who = people.find(({ id }) => id === item.staffId)?.name
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <span className="w-36 font-medium tabular-nums max-md:w-full">{format.momentAt(item.startsAt)}</span>
      <span className="min-w-0 flex-1 basis-48">
        <TextLink to={`/visits/${item.id}`}>{item.customer}</TextLink>
        <span className="block text-xs text-ink3">{[item.place, who].filter(Boolean).join(' · ')}</span>
      </span>
      {item.state === 'proposed' && <Chip className="border border-dashed border-edge">{t('agenda:states.proposed')}</Chip>}
      <span className="flex flex-wrap gap-2">{children}</span>
    </li>
  )
}

function Made({ made }: { made: CampaignVisits['made'] }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const { pathname } = useLocation()
  const columns: Column<VisitRow>[] = [
    {
      key: 'customer',
      header: t('visits:made.customer'),
      primary: true,
      cell: (visit) => (
        <>
          <TextLink to={`/visits/${visit.id}`}>{visit.customer}</TextLink>
          {visit.place && <span className="text-ink3"> · {visit.place}</span>}
        </>
      ),
    },
    { key: 'on', header: t('visits:made.on'), cell: (visit) => format.day(visit.on) },
    { key: 'staff', header: t('visits:made.staff'), cell: (visit) => visit.staff },
    { key: 'outcome', header: t('visits:made.outcome'), cell: (visit) => <OutcomeChip outcome={visit.outcome} /> },
    { key: 'score', header: t('visits:made.score'), align: 'right', cell: (visit) => visit.score ?? '–' },
    {
      key: 'minutes',
      header: t('visits:made.minutes'),
      align: 'right',
      cell: (visit) => format.duration(visit.visitMinutes + visit.driveMinutes + visit.writeUpMinutes),
    },
    { key: 'km', header: t('visits:made.km'), align: 'right', cell: (visit) => format.km(visit.metres / 1000) },
  ]
  return (
    <Panel title={t('visits:made.title')} flush>
      <div className="mt-3 max-md:px-4">
        <Table
          caption={t('visits:made.title')}
          columns={columns}
          rows={made.rows}
          rowKey={({ id }) => id}
          empty={<EmptyState dense title={t('visits:made.empty')} hint={t('visits:made.emptyHint')} />}
        />
      </div>
      {made.total > 0 && (
        <Pagination page={made.page} pageSize={made.size} total={made.total} hrefFor={(page) => `${pathname}?page=${page}`} />
      )}
    </Panel>
  )
}
