import { useFetcher, useParams } from '@remix-run/react'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { groupOf } from '#app/segments/segment-colour'
import { Button } from '#app/ui/button'
import { Marker } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { tellWithUndo } from '#app/ui/toast'
import type { StoredActivity } from '#db/plans'
import { ActivityForm } from './activity-form'
import { Approval } from './approval'
import { kindName } from './kind-name'
import { PlanGrid } from './plan-grid'
import type { PlanPage } from './plan-page.server'
import { PlanTalk } from './plan-talk'
import { PlanTotals } from './plan-totals'

/** Step 3: what each segment gets, with the hours adding up against the unit beside it. */
export function PlanScreen({ page, op }: { page: PlanPage; op: string }) {
  const { t } = useTranslation(['common', 'actions'])
  if (page.segments.length === 0) {
    return (
      <EmptyState
        title={t('actions:empty.title')}
        hint={t('actions:empty.hint')}
        action={
          <LinkButton to="../segments" look="primary">
            {t('actions:empty.toSegments')}
          </LinkButton>
        }
      />
    )
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[1fr_22rem]">
      <PlanGrid page={page} />
      <Panel title={t('actions:title')} lead={t('actions:lead')}>
        <ul className="grid gap-5">
          {page.segments.map((segment) => (
            <li key={segment.id}>
              <SegmentPlan segment={segment} page={page} />
            </li>
          ))}
        </ul>
      </Panel>
      <div className="grid gap-4 lg:sticky lg:top-4">
        <PlanTotals page={page} />
        <Approval page={page} op={op} />
        <PlanTalk comments={page.comments} segments={page.segments} action="comments" />
      </div>
    </div>
  )
}

function SegmentPlan({ segment, page }: { segment: PlanPage['segments'][number]; page: PlanPage }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  const [editing, setEditing] = useState<string | 'new' | null>(null)
  const stop = () => setEditing(null)
  const total = page.totals.bySegment.find(({ segmentId }) => segmentId === segment.id)
  return (
    <section aria-label={segment.name} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Marker colour={groupOf[segment.colour]}>
          <b className="text-sm font-semibold text-ink">{segment.name}</b>
        </Marker>
        <span className="text-xs text-ink3">{t('actions:customers', { count: segment.customers })}</span>
        <span className="ml-auto font-semibold tabular-nums">{format.duration(total?.minutes ?? 0)}</span>
        <Button look="quiet" size="sm" onClick={() => setEditing('new')} aria-label={t('actions:addTo', { segment: segment.name })}>
          <Plus aria-hidden size={16} /> {t('actions:add')}
        </Button>
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {segment.activities.length === 0 && editing !== 'new' && <li className="py-2 text-ink3">{t('actions:none')}</li>}
        {segment.activities.map((activity) => (
          <li key={activity.id} className="py-2">
            {editing === activity.id ? (
              <ActivityForm segment={segment} activity={activity} page={page} onDone={stop} />
            ) : (
              <ActivityRow activity={activity} page={page} onEdit={() => setEditing(activity.id)} />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' && <ActivityForm segment={segment} activity={null} page={page} onDone={stop} />}
    </section>
  )
}

function ActivityRow({ activity, page, onEdit }: { activity: StoredActivity; page: PlanPage; onEdit: () => void }) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  const remove = useRemoval(activity)
  const travel = page.travel[activity.id]
  const work = page.work.find(({ activityId }) => activityId === activity.id)
  const road =
    travel && t(activity.travelApart ? 'actions:travelApart' : 'actions:travelInside', { minutes: format.duration(travel.minutes) })
  const due = activity.dueOn && t('actions:due', { day: format.day(activity.dueOn) })
  const done = work && t('actions:work', { done: work.done, tasks: work.tasks })
  const kind = kindName(activity, t)
  const about = [
    activity.aim,
    activity.channel && t(`actions:form.channels.${activity.channel as 'post'}`),
    activity.ownerName,
    due,
    road,
    done,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-3 md:grid-cols-[8rem_1fr_auto_auto]">
      <b className="font-medium">{kind}</b>
      <span className="order-last col-span-2 text-ink2 md:order-none md:col-span-1">{about}</span>
      <span className="text-right tabular-nums">
        {activity.minutes > 0
          ? t('actions:each', { target: activity.target, minutes: format.duration(activity.minutes) })
          : activity.target}
      </span>
      <span className="col-start-2 row-start-2 flex justify-end md:col-start-auto md:row-start-auto">
        {work && <WorkDone activity={activity} work={work} />}
        <Button look="quiet" size="sm" square aria-label={`${t('actions:edit')}: ${kind}`} onClick={onEdit}>
          <Pencil aria-hidden size={16} />
        </Button>
        <Button look="quiet" size="sm" square aria-label={`${t('actions:remove')}: ${kind}`} onClick={remove}>
          <Trash2 aria-hidden size={16} />
        </Button>
      </span>
    </div>
  )
}

/** What no call or visit tells of, such as a mailing, is said to be done here, or taken back. */
function WorkDone({ activity, work }: { activity: StoredActivity; work: PlanPage['work'][number] }) {
  const { t } = useTranslation(['common', 'actions'])
  const { campaignId } = useParams()
  const saying = useFetcher<{ tasks: number }>()
  if (activity.kind === 'visit' || activity.kind === 'call') return null
  const isDone = work.done === work.tasks
  return (
    <saying.Form method="post" action={`/campaigns/${campaignId}/actions/${activity.id}/done`}>
      <input type="hidden" name="done" value={isDone ? 'no' : 'yes'} />
      <Button
        type="submit"
        look="quiet"
        size="sm"
        busy={saying.state !== 'idle'}
        aria-label={`${t(isDone ? 'actions:notDone' : 'actions:done')}: ${kindName(activity, t)}`}
      >
        {t(isDone ? 'actions:notDone' : 'actions:done')}
      </Button>
    </saying.Form>
  )
}

/** Takes an activity out at once and offers it back: quicker than asking first. */
function useRemoval(activity: StoredActivity): () => void {
  const { t } = useTranslation(['common', 'actions'])
  const { campaignId } = useParams()
  const removing = useFetcher<{ removed: object | null }>()
  const putting = useFetcher()
  const { submit } = putting
  const { segmentId, kind, aim, script, minutes, target, ownerId, dueOn, startsOn, name, channel, travelApart, pick } = activity
  const removed = removing.data && 'removed' in removing.data
  useEffect(() => {
    if (!removed) return
    const back = {
      id: '',
      version: 1,
      segmentId,
      kind,
      aim: aim ?? '',
      script: script ?? '',
      minutes,
      target,
      ownerId: ownerId ?? '',
      dueOn: dueOn ?? '',
      startsOn: startsOn ?? '',
      name: name ?? '',
      channel: channel ?? '',
      pick,
      ...(travelApart ? { travelApart: 'yes' } : {}),
    }
    tellWithUndo(t('actions:removed'), {
      label: t('actions:undo'),
      undo: () => submit(back, { method: 'post', action: `/campaigns/${campaignId}/actions` }),
    })
  }, [
    removed,
    submit,
    t,
    campaignId,
    segmentId,
    kind,
    aim,
    script,
    minutes,
    target,
    ownerId,
    dueOn,
    startsOn,
    name,
    channel,
    travelApart,
    pick,
  ])
  return () => removing.submit({}, { method: 'post', action: `/campaigns/${campaignId}/actions/${activity.id}/removed` })
}
