import { useNavigate } from '@remix-run/react'
import type { DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { TravelSource } from '#app/carry-out/planner/travel-source'
import { useFormat } from '#app/messages/use-format'
import { Dialog } from '#app/ui/dialog'
import { Kbd } from '#app/ui/kbd'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { Skeleton } from '#app/ui/skeleton'
import { useKeys } from '#app/ui/use-keys'
import { PlaceList } from './place-list'
import type { UnassignedRow } from './unassigned.server'
import type { Planning } from './use-planning'

/** Who waits for a visit, the cheapest this week first: dragged into the calendar, or planned in from a list of days. */
export function UnassignedPanel({ planning, onPoint }: { planning: Planning; onPoint: (customerId: string | null) => void }) {
  const { t } = useTranslation(['common', 'agenda', 'planner'])
  const format = useFormat()
  const { found, setCampaignId, setDragged } = planning
  const navigate = useNavigate()
  const plan = `/campaigns/${found?.campaignId}/run/plan`
  useKeys({ p: () => found?.campaignId && navigate(plan), u: () => document.querySelector<HTMLElement>('[data-unassigned]')?.focus() })
  if (!found) return <Skeleton className="h-64 w-full" />
  if (!found.campaignId) return null
  return (
    <Panel
      title={
        <>
          {t('agenda:unassigned.title', { count: found.total })} <Kbd>U</Kbd>
        </>
      }
      lead={found.freeMinutes !== null && t('agenda:unassigned.left', { hours: format.duration(found.freeMinutes) })}
    >
      <div className="grid gap-2">
        {found.campaigns.length > 1 && (
          <Select
            aria-label={t('agenda:unassigned.campaign')}
            value={found.campaignId}
            onChange={(event) => setCampaignId(event.target.value)}
            options={found.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <LinkButton to={plan} look="primary" aria-keyshortcuts="p">
          {t('planner:ask.title')} <Kbd>P</Kbd>
        </LinkButton>
      </div>
      {found.rows.length === 0 && <p className="mt-3 text-ink3">{t('agenda:unassigned.none')}</p>}
      <ul className="mt-3 max-h-[19rem] divide-y divide-line overflow-y-auto">
        {found.rows.map((row) => (
          <li key={row.customerId}>
            <button
              type="button"
              data-unassigned={row.customerId}
              draggable
              onDragStart={(event: DragEvent) => {
                event.dataTransfer.setData('text/plain', row.name)
                setDragged(row)
              }}
              onDragEnd={() => setDragged(null)}
              onClick={() => planning.open(row.customerId)}
              onPointerEnter={() => onPoint(row.customerId)}
              onPointerLeave={() => onPoint(null)}
              onFocus={() => onPoint(row.customerId)}
              onBlur={() => onPoint(null)}
              className="flex min-h-11 w-full cursor-grab items-center gap-2 rounded-md px-1 py-1 text-left hover:bg-sunken"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-semibold">{row.name}</span>
                <span className="block truncate text-xs text-ink3">{[row.town, row.segmentColour].filter(Boolean).join(' · ')}</span>
              </span>
              <span className="shrink-0 text-sm font-semibold tabular-nums">{leastOf(row)}</span>
            </button>
          </li>
        ))}
      </ul>
      <TravelSource travel={found.travel} />
      <PlanIn planning={planning} />
    </Panel>
  )
}

function leastOf({ places }: UnassignedRow): string {
  return places.length === 0 ? '—' : `+${Math.min(...places.map(({ extraMinutes }) => extraMinutes))}′`
}

function PlanIn({ planning }: { planning: Planning }) {
  const { t } = useTranslation('agenda')
  const row = planning.opened
  const close = () => planning.open(null)
  if (!row) return null
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && close()}
      title={t('planIn.title', { customer: row.name })}
      lead={t('planIn.lead', { minutes: row.minutes })}
      size="sm"
    >
      {row.places.length === 0 && <Notice tone="warn">{t(row.isPlaced ? 'planIn.nowhere' : 'planIn.noPlace')}</Notice>}
      <PlaceList
        places={row.places}
        busy={planning.busy}
        onChoose={(place) => {
          planning.put(row, place)
          close()
        }}
      />
    </Dialog>
  )
}
