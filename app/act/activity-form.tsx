import { useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { MinutesField } from '#app/ui/minutes-field'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import { tellDone } from '#app/ui/toast'
import type { StoredActivity } from '#db/plans'
import type { PlanPage } from './plan-page.server'

export const activityKinds = ['visit', 'call', 'mail', 'invitation', 'card', 'thank-you', 'other'] as const
const usualMinutes = { visit: 75, call: 12, mail: 0, invitation: 5, card: 5, 'thank-you': 5, other: 15 }
const channels = ['post', 'mail', 'phone', 'visit', 'event'] as const

export interface ActivityFormProps {
  segment: PlanPage['segments'][number]
  activity: StoredActivity | null
  /** What a new one begins as, such as the cell of the grid that was pressed. */
  startKind?: (typeof activityKinds)[number]
  page: PlanPage
  onDone: () => void
}

/** Adds an activity to a segment or changes it; begins from what the office usually takes for its kind. */
export function ActivityForm({ segment, activity, startKind, page, onDone }: ActivityFormProps) {
  const { t } = useTranslation(['common', 'actions'])
  const saving = useFetcher<{ activityId: string } | Refused | FormErrors>()
  // Of this form alone: the page's own id may still be the one of the write before, while the page reads anew.
  const op = useMemo(() => v4(), [])
  const [kind, setKind] = useState<(typeof activityKinds)[number]>(activity?.kind ?? startKind ?? nextKind(segment))
  const [apart, setApart] = useState(activity ? activity.travelApart : true)
  const answer = saving.data
  useEffect(() => {
    if (!answer || !('activityId' in answer)) return
    tellDone(t('actions:saved'))
    onDone()
  }, [answer, onDone, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <saving.Form
      method="post"
      className="grid gap-3 rounded-lg border border-line bg-paper p-4"
      aria-label={t('actions:addTo', { segment: segment.name })}
    >
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="id" value={activity?.id ?? ''} />
      <input type="hidden" name="version" value={activity?.version ?? 1} />
      <input type="hidden" name="segmentId" value={segment.id} />
      {answer && 'message' in answer && (
        <Notice tone="bad" live>
          {answer.message}
        </Notice>
      )}
      <div className="grid gap-3 md:grid-cols-4">
        <Field label={t('actions:form.kind')} error={errors.kind}>
          <Select
            name="kind"
            value={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
            options={activityKinds.map((value) => ({ value, label: t(`actions:kinds.${value}`) }))}
          />
        </Field>
        <Field label={t('actions:form.target')} hint={t('actions:form.targetHint', { count: segment.customers })} error={errors.target}>
          <Input name="target" type="number" min={0} required defaultValue={activity?.target ?? segment.customers} />
        </Field>
        <MinutesField
          key={kind}
          name="minutes"
          label={t('actions:form.minutes')}
          hint={t(kind === 'visit' && apart ? 'actions:form.minutesApart' : 'actions:form.minutesHint')}
          defaultValue={activity && activity.kind === kind ? activity.minutes : usualMinutes[kind]}
          error={errors.minutes}
          required
        />
        <Field label={t('actions:form.owner')}>
          <Select
            name="ownerId"
            defaultValue={activity?.ownerId ?? ''}
            options={[{ value: '', label: t('actions:form.nobody') }, ...page.people.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </Field>
      </div>
      {kind === 'visit' && (
        <div className="grid gap-3 md:grid-cols-2">
          <Checkbox
            name="travelApart"
            value="yes"
            checked={apart}
            onChange={({ target }) => setApart(target.checked)}
            label={t('actions:form.travelApart')}
          />
          <Field label={t('actions:form.pick')}>
            <Select
              name="pick"
              defaultValue={activity?.pick ?? 'largest'}
              options={(['largest', 'nearest'] as const).map((value) => ({ value, label: t(`actions:form.picks.${value}`) }))}
            />
          </Field>
        </div>
      )}
      <div className="grid gap-3 md:grid-cols-[2fr_1fr_1fr_1fr]">
        <Field label={t('actions:form.aim')} optional error={errors.aim}>
          <Input name="aim" maxLength={200} defaultValue={activity?.aim ?? ''} />
        </Field>
        <Field label={t('actions:form.channel')} optional>
          <Select
            name="channel"
            defaultValue={activity?.channel ?? ''}
            options={[{ value: '', label: '–' }, ...channels.map((value) => ({ value, label: t(`actions:form.channels.${value}`) }))]}
          />
        </Field>
        <Field label={t('actions:form.starts')} optional error={errors.startsOn}>
          <Input name="startsOn" type="date" min={page.period.from} max={page.period.to} defaultValue={activity?.startsOn ?? ''} />
        </Field>
        <Field label={t('actions:form.due')} optional error={errors.dueOn}>
          <Input name="dueOn" type="date" min={page.period.from} max={page.period.to} defaultValue={activity?.dueOn ?? ''} />
        </Field>
      </div>
      {kind === 'other' && (
        <Field label={t('actions:form.name')} error={errors.name}>
          <Input name="name" required maxLength={60} defaultValue={activity?.name ?? ''} />
        </Field>
      )}
      {kind === 'call' && (
        <Field label={t('actions:form.script')} hint={t('actions:form.scriptHint')} optional>
          <Textarea name="script" rows={3} maxLength={4000} defaultValue={activity?.script ?? ''} />
        </Field>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
          {t('actions:form.save')}
        </Button>
        <Button type="button" look="quiet" onClick={onDone}>
          {t('actions:form.cancel')}
        </Button>
      </div>
    </saving.Form>
  )
}

/** A visit is what comes first, then the call that plans it, then something by post. */
function nextKind(segment: PlanPage['segments'][number]) {
  const there = new Set(segment.activities.map((each) => each.kind))
  return activityKinds.find((kind) => !there.has(kind)) ?? 'visit'
}
