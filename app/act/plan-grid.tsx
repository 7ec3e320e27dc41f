import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { groupOf } from '#app/segments/segment-colour'
import { Marker } from '#app/ui/chip'
import { Dialog } from '#app/ui/dialog'
import { Panel } from '#app/ui/panel'
import type { StoredActivity } from '#db/plans'
import { ActivityForm, activityKinds } from './activity-form'
import type { PlanPage } from './plan-page.server'

type Segment = PlanPage['segments'][number]
type Kind = (typeof activityKinds)[number]

/** Segment against kind, with the hours of each segment under it. Arrows walk through the cells, Enter opens one. A phone has the cards below instead. */
export function PlanGrid({ page }: { page: PlanPage }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  const [open, setOpen] = useState<{ segment: Segment; kind: Kind } | null>(null)
  const kinds = activityKinds.filter(
    (kind) => kind === 'visit' || kind === 'call' || page.segments.some(({ activities }) => activities.some((each) => each.kind === kind)),
  )
  const stop = () => setOpen(null)
  return (
    <Panel title={t('actions:grid.title')} lead={t('actions:grid.lead')} className="hidden md:block lg:col-span-2">
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-1" onKeyDown={walk}>
          <caption className="sr-only">{t('actions:grid.title')}</caption>
          <thead>
            <tr>
              <td />
              {page.segments.map(({ id, name, colour, customers }) => (
                <th key={id} scope="col" className="px-2 text-left font-semibold">
                  <Marker colour={groupOf[colour]}>{name}</Marker>{' '}
                  <span className="text-xs font-normal text-ink3">{format.number(customers)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind}>
                <th scope="row" className="pr-2 text-left font-medium text-ink2">
                  {t(`actions:kinds.${kind}`)}
                </th>
                {page.segments.map((segment) => {
                  const found = segment.activities.filter((each) => each.kind === kind)
                  return (
                    <td key={segment.id}>
                      <button
                        type="button"
                        onClick={() => setOpen({ segment, kind })}
                        aria-label={t('actions:grid.cell', { segment: segment.name, kind: t(`actions:kinds.${kind}`) })}
                        className="min-h-10 w-full rounded-md bg-sunken px-2 py-1 text-left tabular-nums hover:outline-2 hover:outline-brand"
                      >
                        {found.length === 0 ? (
                          <span className="text-ink3">–</span>
                        ) : (
                          found.map((each) => <Cell key={each.id} activity={each} />)
                        )}
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="text-left font-semibold">
                {t('actions:totals.hours')}
              </th>
              {page.segments.map(({ id }) => (
                <td key={id} className="px-2 font-semibold tabular-nums">
                  {format.hours(page.totals.bySegment.find(({ segmentId }) => segmentId === id)?.minutes ?? 0)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <Dialog
        open={open !== null}
        onOpenChange={(on) => on || stop()}
        size="lg"
        title={open ? t('actions:addTo', { segment: open.segment.name }) : ''}
      >
        {open && (
          <ActivityForm
            segment={open.segment}
            activity={open.segment.activities.find(({ kind }) => kind === open.kind) ?? null}
            startKind={open.kind}
            page={page}
            onDone={stop}
          />
        )}
      </Dialog>
    </Panel>
  )
}

function Cell({ activity }: { activity: StoredActivity }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  return (
    <span className="block">
      {activity.name && <span className="text-xs text-ink3">{activity.name} </span>}
      {activity.minutes > 0 ? t('actions:each', { target: activity.target, minutes: format.duration(activity.minutes) }) : activity.target}
    </span>
  )
}

const steps: Record<string, [number, number]> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }

function walk(event: KeyboardEvent<HTMLTableElement>) {
  const step = steps[event.key]
  const cell = (event.target as HTMLElement).closest('td')
  const row = cell?.parentElement as HTMLTableRowElement | null
  if (!step || !cell || !row) return
  const body = row.parentElement as HTMLTableSectionElement
  const next = body.rows[row.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]]?.querySelector('button')
  if (!next) return
  event.preventDefault()
  next.focus()
}
