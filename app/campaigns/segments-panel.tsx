import type { TFunction } from 'i18next'
import { Shapes } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Marker } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { StackedBar } from '#app/ui/stacked-bar'
import type { GroupColour } from '#app/ui/tone'
import type { CampaignHome } from './home.server'

type Segment = CampaignHome['segments'][number]

/** Per segment: how many customers, how far their visits are, and what is going on. */
export function SegmentsPanel({ campaignId, segments }: { campaignId: string; segments: readonly Segment[] }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const longest = Math.max(1, ...segments.map((segment) => totalOf(segment)))
  return (
    <Panel title={t('campaigns:progress.title')} aside={segments.length > 0 ? t('campaigns:progress.aside') : undefined}>
      {segments.length === 0 ? (
        <EmptyState
          dense
          icon={<Shapes aria-hidden size={20} />}
          title={t('campaigns:progress.empty')}
          hint={t('campaigns:progress.emptyHint')}
        />
      ) : (
        <table className="-mt-1 w-full">
          <caption className="sr-only">{t('campaigns:progress.caption')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('campaigns:progress.segment')}</th>
              <th scope="col">{t('campaigns:progress.customersHead')}</th>
              <th scope="col">{t('campaigns:progress.visitsHead')}</th>
              <th scope="col">{t('campaigns:progress.noteHead')}</th>
            </tr>
          </thead>
          <tbody>
            {segments.map((segment) => (
              <Row key={segment.id} campaignId={campaignId} segment={segment} longest={longest} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ campaignId, segment, longest }: { campaignId: string; segment: Segment; longest: number }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const format = useFormat()
  const { id, name, colour, customers, visits, appointments } = segment
  const toPlan = totalOf(segment) - visits - appointments
  const about = note(segment, t)
  const noteTone = segment.openComplaints > 0 ? 'font-semibold text-bad-text' : 'text-ink2'
  return (
    <tr className="border-t border-line first:border-0">
      <th scope="row" className="w-[42%] py-1.5 text-left font-normal sm:w-38">
        <TextLink to={`/campaigns/${campaignId}/segments/${id}`} className="text-inherit">
          <Marker colour={colour.toLowerCase() as GroupColour}>{name}</Marker>
        </TextLink>
        <span className={classes('block pl-3.5 text-xs sm:hidden', noteTone)}>{about}</span>
      </th>
      <td className="w-20 text-right text-ink3 tabular-nums max-sm:hidden">
        {t('campaigns:progress.customers', { number: format.number(customers) })}
      </td>
      <td className="px-4">
        {totalOf(segment) > 0 ? (
          <StackedBar
            colour={colour.toLowerCase() as GroupColour}
            done={visits}
            agreed={appointments}
            toDo={toPlan}
            longest={longest}
            label={t('campaigns:progress.spoken', { visits, appointments, toPlan })}
          />
        ) : (
          <span className="text-xs text-ink3">{t('campaigns:progress.noVisit')}</span>
        )}
      </td>
      <td className={classes('w-30 text-right max-sm:hidden', noteTone)}>{about}</td>
    </tr>
  )
}

const totalOf = ({ visits, appointments, target }: Segment) => Math.max(target, visits + appointments)

/** The one thing that matters most about a segment now. */
function note({ openComplaints, opportunities, toCall, other }: Segment, t: TFunction<['common', 'campaigns']>): string {
  if (openComplaints > 0) return t('campaigns:progress.complaints', { count: openComplaints })
  if (opportunities > 0) return t('campaigns:progress.opportunities', { count: opportunities })
  if (toCall > 0) return t('campaigns:progress.toCall')
  return other ? t(`campaigns:progress.${other}`) : ''
}
