import { useFetcher } from '@remix-run/react'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar } from '#app/ui/avatar'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import { useDeed } from '#app/ui/use-deed'
import type { PeopleScreen } from './people.server'

type Person = PeopleScreen['people'][number]

/** Who works on a campaign or stands in, and for how long: who is not here does not see it, managers aside. */
export function PeoplePage({ campaignId, people, staff, op }: PeopleScreen & { op: string }) {
  const { t } = useTranslation(['common', 'campaigns'])
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[1fr_340px]">
      <Panel title={t('campaigns:people.title')} lead={t('campaigns:people.lead')}>
        <ul>
          {people.map((person) => (
            <Line key={person.staffId} campaignId={campaignId} person={person} />
          ))}
        </ul>
      </Panel>
      <AssignPanel campaignId={campaignId} staff={staff} op={op} />
    </div>
  )
}

function Line({ campaignId, person }: { campaignId: string; person: Person }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const { staffId, name, initials, role } = person
  const removing = useDeed(t('campaigns:people.removed', { name }))
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <Avatar name={name} initials={initials} size={28} />
      <span className="min-w-0 flex-1 basis-40">
        <span className="block font-medium">{name}</span>
        <span className="block text-xs text-ink3">
          {t(`campaigns:people.roles.${role}`)}
          <Period person={person} />
        </span>
      </span>
      <Button
        size="sm"
        busy={removing.busy}
        aria-label={t('campaigns:people.removeNamed', { name })}
        onClick={() => removing.send(`/campaigns/${campaignId}/people/${staffId}/removed`, {})}
      >
        {t('campaigns:people.remove')}
      </Button>
    </li>
  )
}

function Period({ person: { since, until } }: { person: Person }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const format = useFormat()
  const parts = [
    since && t('campaigns:people.from', { day: format.day(since, 'brief') }),
    until && t('campaigns:people.until', { day: format.day(until, 'brief') }),
  ].filter(Boolean)
  return parts.length > 0 ? <span className="tabular-nums"> · {parts.join(' ')}</span> : null
}

type Answer = { assigned: string } | { refused: string; message: string } | { errors: Record<string, string[]>; form: string[] }

function AssignPanel({ campaignId, staff, op }: Pick<PeopleScreen, 'campaignId' | 'staff'> & { op: string }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const fetcher = useFetcher<Answer>()
  const formId = useId()
  const { data } = fetcher
  const errors = data && 'errors' in data ? data.errors : {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told once, when it comes.
  useEffect(() => {
    if (!data || !('assigned' in data)) return
    const name = staff.find(({ id }) => id === data.assigned)?.name ?? ''
    tellDone(t('campaigns:people.assigned', { name }))
  }, [data])
  return (
    <Panel title={t('campaigns:people.assign')} lead={t('campaigns:people.assignLead')}>
      <fetcher.Form id={formId} method="post" action={`/campaigns/${campaignId}/people?index`} className="grid gap-3" noValidate>
        <input type="hidden" name="op" value={op} />
        <Field label={t('campaigns:people.who')} error={errors.staffId}>
          <Select name="staffId" options={staff.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
        <Field label={t('campaigns:people.role')} error={errors.role}>
          <Select
            name="role"
            defaultValue="consultant"
            options={(['lead', 'consultant', 'standby'] as const).map((role) => ({
              value: role,
              label: t(`campaigns:people.roles.${role}`),
            }))}
          />
        </Field>
        <div className="grid gap-3 max-lg:sm:grid-cols-2">
          <Field label={t('campaigns:people.since')} error={errors.since} optional>
            <Input type="date" name="since" />
          </Field>
          <Field label={t('campaigns:people.last')} error={errors.until} optional>
            <Input type="date" name="until" />
          </Field>
        </div>
        {data && 'refused' in data && (
          <Notice tone="bad" live>
            {data.message}
          </Notice>
        )}
        <Button type="submit" look="primary" busy={fetcher.state !== 'idle'}>
          {t('campaigns:people.submit')}
        </Button>
      </fetcher.Form>
    </Panel>
  )
}
