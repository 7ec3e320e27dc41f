import { Form, useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TravelSource } from '#app/carry-out/planner/travel-source'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { tellDone, tellFailed } from '#app/ui/toast'
import type { Day } from '#domain/calendar/day'
import { AgendaTabs } from './agenda-top'
import { CalledOff } from './called-off'
import { PhoneNumber } from './phone-number'
import type { Mend, RepairPage, ToReach } from './repair.server'

export type AskedRepair = { who: string; day: Day; kind: 'sick' | 'late-start' | 'cancelled'; from: string }

interface RepairScreenProps {
  page: RepairPage
  asked: AskedRepair
  /** The proposal as it is sent back, so that only what was seen is done. */
  seen: string[]
  op: string
}

/** Somebody is ill or late: where their visits can go, whom to phone, and to do it in one go. */
export function RepairScreen({ page, asked, seen, op }: RepairScreenProps) {
  const { t } = useTranslation(['common', 'agenda'])
  // What was done stays in sight with its numbers: those are still to be phoned.
  const [sent, setSent] = useState<Pick<RepairPage, 'mends' | 'reach'> | null>(null)
  const applying = useFetcher<{ moved: number; toPhone: number } | Refused | FormErrors>()
  const answer = applying.state === 'idle' ? applying.data : undefined
  useEffect(() => {
    if (!answer) return
    if ('moved' in answer) tellDone(t('agenda:repair.done', { count: answer.moved }))
    else tellFailed('message' in answer ? answer.message : t('error.title'))
  }, [answer, t])
  const done = answer && 'moved' in answer ? sent : null
  const { mends, reach } = done ?? page
  const toPhone = mends?.filter(({ isAgreed }) => isAgreed).length ?? 0
  const moving = mends?.filter(({ to }) => to !== null).length ?? 0
  return (
    <>
      <PageHeader title={t('agenda:repair.title')} lead={t('agenda:repair.lead')} />
      <AgendaTabs />
      <div className="mt-4 grid grid-cols-1 gap-4">
        <Panel>
          <WhatCameUp people={page.people} asked={asked} />
        </Panel>
        {page.visits && <CalledOff visits={page.visits} reach={page.reach} asked={asked} />}
        {page.unseen > 0 && <Notice tone="warn">{t('agenda:repair.unseen', { count: page.unseen })}</Notice>}
        {mends?.length === 0 && page.unseen === 0 && (
          <EmptyState title={t('agenda:repair.nothing')} hint={t('agenda:repair.nothingHint')} />
        )}
        {mends && mends.length > 0 && (
          <Panel
            title={t(done ? 'agenda:repair.phoneNow' : 'agenda:repair.phone', { count: toPhone })}
            lead={t(done ? 'agenda:repair.phoneNowLead' : 'agenda:repair.phoneLead')}
          >
            <ol className="divide-y divide-line">
              {mends.map((mend) => (
                <Row key={mend.appointmentId} mend={mend} reach={reach[mend.appointmentId]} />
              ))}
            </ol>
            <TravelSource travel={page.travel} />
            {moving > 0 && !done && (
              <applying.Form method="post" className="mt-4" onSubmit={() => setSent({ mends: page.mends, reach: page.reach })}>
                <input type="hidden" name="op" value={op} />
                {Object.entries(asked).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <input type="hidden" name="seen" value={JSON.stringify(seen)} />
                {asked.kind === 'sick' && (
                  <div className="mb-3">
                    <Checkbox name="away" value="yes" defaultChecked label={t('agenda:repair.away')} />
                  </div>
                )}
                <Button type="submit" look="primary" size="lg" busy={applying.state !== 'idle'}>
                  {t('agenda:repair.apply', { count: moving })}
                </Button>
              </applying.Form>
            )}
          </Panel>
        )}
      </div>
    </>
  )
}

function WhatCameUp({ people, asked }: Pick<RepairPage, 'people'> & { asked: AskedRepair }) {
  const { t } = useTranslation(['common', 'agenda'])
  const [kind, setKind] = useState(asked.kind)
  return (
    <Form method="get" className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 md:grid-cols-5">
      <Field label={t('agenda:repair.who')}>
        <Select name="who" defaultValue={asked.who} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field label={t('agenda:repair.what')}>
        <Select
          name="kind"
          value={kind}
          onChange={(event) => setKind(event.target.value as AskedRepair['kind'])}
          options={[
            { value: 'sick', label: t('agenda:repair.sick') },
            { value: 'late-start', label: t('agenda:repair.late') },
            { value: 'cancelled', label: t('agenda:repair.cancelled') },
          ]}
        />
      </Field>
      <Field label={t('agenda:move.day')}>
        <Input type="date" name="day" defaultValue={asked.day} required />
      </Field>
      {kind === 'late-start' ? (
        <Field label={t('agenda:repair.from')}>
          <Input type="time" name="from" defaultValue={asked.from} step={900} />
        </Field>
      ) : (
        <input type="hidden" name="from" value={asked.from} />
      )}
      <Button type="submit" look="primary">
        {t('agenda:repair.look')}
      </Button>
    </Form>
  )
}

function Row({ mend, reach }: { mend: Mend; reach: ToReach | undefined }) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const { to, reason } = mend
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 flex-1 basis-56">
        <span className="block truncate font-semibold">{mend.customer}</span>
        <span className="block text-xs text-ink3">
          {[t('agenda:repair.stood', { when: format.momentAt(mend.from) }), reach?.contact].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="text-sm">
        {to &&
          t(`agenda:repair.${mend.about === 'moved' ? 'moves' : 'takenOver'}`, { when: format.momentAt(to.startsAt), staff: to.staff })}
        {reason && t(`agenda:repair.${mend.isAgreed ? reason : 'noPlace'}`)}
      </span>
      <span className="flex flex-wrap items-center gap-2">
        {mend.isAgreed ? (
          <PhoneNumber reach={reach} name={mend.customer} />
        ) : (
          <i className="text-xs text-ink3">{t('agenda:repair.proposal')}</i>
        )}
        <LinkButton to={`/campaigns/${mend.campaignId}/run/calls/${mend.customerId}`} size="sm">
          {t('agenda:repair.desk')}
        </LinkButton>
      </span>
    </li>
  )
}
