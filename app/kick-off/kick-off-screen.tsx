import { useFetcher, useParams } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import { tellDone } from '#app/ui/toast'
import type { KickOffRecord } from '#domain/act/kick-off'
import type { KickOffPage } from './kick-off.server'
import { KickOffState } from './kick-off-state'
import { RowsField } from './rows-field'

/** The kick-off as it is written during the meeting; beside it who agreed, and every version on paper. */
export function KickOffScreen({ page }: { page: KickOffPage }) {
  const { t } = useTranslation(['common', 'kickOff'])
  const { campaignId } = useParams()
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[1fr_20rem]">
      <Panel title={t('kickOff:title')} lead={t('kickOff:lead')}>
        <KickOffForm key={page.versions[0]?.edition ?? 0} page={page} />
      </Panel>
      <KickOffState page={page} pdf={`/campaigns/${campaignId}/kick-off.pdf`} />
    </div>
  )
}

function KickOffForm({ page }: { page: KickOffPage }) {
  const { t } = useTranslation(['common', 'kickOff'])
  const saving = useFetcher<{ edition: number } | Refused | FormErrors>()
  const [record, setRecord] = useState<KickOffRecord>(page.draft)
  const answer = saving.data
  const op = useMemo(() => (answer ? v4() : v4()), [answer])
  useEffect(() => {
    if (answer && 'edition' in answer) tellDone(t('kickOff:saved', { edition: answer.edition }))
  }, [answer, t])
  const put = (part: Partial<KickOffRecord>) => setRecord({ ...record, ...part })
  const text = (key: 'situation' | 'wishes') => (
    <Field label={t(`kickOff:${key}`)}>
      <Textarea rows={4} maxLength={4000} value={record[key]} onChange={({ target }) => put({ [key]: target.value })} />
    </Field>
  )
  return (
    <saving.Form method="post" className="grid gap-5">
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="act" value="save" />
      <input type="hidden" name="seen" value={page.versions[0]?.edition ?? 0} />
      <input type="hidden" name="record" value={JSON.stringify(withoutEmpty(record))} />
      {answer && 'message' in answer && (
        <Notice tone="bad" live>
          {answer.message}
        </Notice>
      )}
      {answer && 'errors' in answer && (
        <Notice tone="bad" live>
          {t('kickOff:incompleteRows')}
        </Notice>
      )}
      {text('situation')}
      {text('wishes')}
      <RowsField
        title={t('kickOff:expectations')}
        rows={record.expectations}
        columns={[
          { key: 'number', label: t('kickOff:number'), type: 'number' },
          { key: 'what', label: t('kickOff:what') },
        ]}
        blank={{ number: 0, what: '' }}
        onChange={(expectations) => put({ expectations })}
      />
      <RowsField
        title={t('kickOff:people')}
        rows={record.people}
        columns={[
          { key: 'name', label: t('kickOff:name') },
          { key: 'role', label: t('kickOff:role') },
          { key: 'decides', label: t('kickOff:decides') },
        ]}
        blank={{ name: '', role: '', decides: '' }}
        onChange={(people) => put({ people })}
      />
      <Field label={t('kickOff:agreements')} hint={t('kickOff:agreementsHint')}>
        <Textarea rows={5} value={record.agreements.join('\n')} onChange={({ target }) => put({ agreements: target.value.split('\n') })} />
      </Field>
      <RowsField
        title={t('kickOff:planning')}
        rows={record.steps}
        columns={[
          { key: 'on', label: t('kickOff:on'), type: 'date' },
          { key: 'what', label: t('kickOff:what') },
        ]}
        blank={{ on: '', what: '' }}
        onChange={(steps) => put({ steps })}
      />
      <div className="grid gap-3 md:grid-cols-2">
        <Field label={t('kickOff:rhythm')}>
          <Select
            value={record.reportRhythm}
            onChange={({ target }) => put({ reportRhythm: target.value === 'monthly' ? 'monthly' : 'weekly' })}
            options={(['weekly', 'monthly'] as const).map((value) => ({ value, label: t(`kickOff:rhythms.${value}`) }))}
          />
        </Field>
        <Field label={t('kickOff:evaluation')} optional>
          <Input type="date" value={record.evaluationOn ?? ''} onChange={({ target }) => put({ evaluationOn: target.value || null })} />
        </Field>
      </div>
      <div>
        <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
          {page.versions[0]?.agreedAt ? t('kickOff:saveNew', { edition: page.versions[0].edition + 1 }) : t('kickOff:save')}
        </Button>
      </div>
    </saving.Form>
  )
}

/** Rows that nothing was typed in do not count. */
function withoutEmpty(record: KickOffRecord): KickOffRecord {
  return {
    ...record,
    agreements: record.agreements.map((line) => line.trim()).filter(Boolean),
    expectations: record.expectations.filter(({ what }) => what.trim() !== ''),
    people: record.people.filter(({ name, role, decides }) => (name + role + decides).trim() !== ''),
    steps: record.steps.filter(({ what, on }) => what.trim() !== '' || on !== ''),
  }
}
