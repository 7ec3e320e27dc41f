import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import type { ListAround } from '#db/project-lists'
import { AddedReport } from './added-report'
import { FindPeople } from './find-people'
import type { Added } from './people.server'

type Way = 'search' | 'segment' | 'tag' | 'paste'
const ways: readonly Way[] = ['search', 'segment', 'tag', 'paste']

/** Puts people on the list: one found by name, or many at once; who may not stand on it is named afterwards. */
export function AddPeople({ listId, around }: { listId: string; around: ListAround }) {
  const { t } = useTranslation(['common', 'lists'])
  const [way, setWay] = useState<Way>('search')
  return (
    <Panel
      title={t('lists:add.title')}
      aside={
        <SegmentedControl
          name="way"
          legend={t('lists:add.ways')}
          value={way}
          onChange={(value) => setWay(ways.find((each) => each === value) ?? 'search')}
          options={ways.map((value) => ({ value, label: t(`lists:add.${value}`) }))}
        />
      }
    >
      {way === 'search' ? <FindPeople listId={listId} /> : <AddMany key={way} way={way} {...{ listId, around }} />}
    </Panel>
  )
}

function AddMany({ way, listId, around }: { way: Exclude<Way, 'search'>; listId: string; around: ListAround }) {
  const { t } = useTranslation(['common', 'lists'])
  const fetcher = useFetcher<Added | Refused | FormErrors>()
  const form = useRef<HTMLFormElement>(null)
  const [report, setReport] = useState<Added | null>(null)
  const { data, state } = fetcher
  useEffect(() => {
    if (!data || state !== 'idle' || !('added' in data)) return
    setReport(data)
    form.current?.reset()
  }, [data, state])
  if (report) return <AddedReport listId={listId} report={report} onClose={() => setReport(null)} />
  const errors = data && 'errors' in data ? data.errors : {}
  if (way === 'segment' && around.segments.length === 0) return <p className="text-ink3">{t('lists:add.noSegments')}</p>
  if (way === 'tag' && around.tags.length === 0) return <p className="text-ink3">{t('lists:add.noTags')}</p>
  return (
    <fetcher.Form ref={form} method="post" action={`/lists/${listId}/people`} className="grid gap-3">
      <input type="hidden" name="by" value={way === 'paste' ? 'pasted' : way} />
      {way === 'paste' ? (
        <Field label={t('lists:add.pasted')} hint={t('lists:add.pastedHint')} error={errors.pasted}>
          <Textarea name="pasted" rows={5} required maxLength={20_000} spellCheck={false} autoComplete="off" />
        </Field>
      ) : (
        <>
          <Choice way={way} around={around} error={errors.segmentId ?? errors.tag} />
          <Checkbox name="everybody" label={t('lists:add.everybody')} hint={t('lists:add.everybodyHint')} />
        </>
      )}
      <Refusal>{data && 'message' in data ? data.message : ''}</Refusal>
      <Button type="submit" look="primary" busy={state !== 'idle'} className="justify-self-start">
        {t('lists:add.many')}
      </Button>
    </fetcher.Form>
  )
}

function Choice({ way, around, error }: { way: 'segment' | 'tag'; around: ListAround; error: string[] | undefined }) {
  const { t } = useTranslation(['common', 'lists'])
  if (way === 'tag')
    return (
      <Field label={t('lists:add.whichTag')} error={error}>
        <Select
          name="tag"
          required
          emptyLabel={t('lists:add.choose')}
          defaultValue=""
          options={around.tags.map((tag) => ({ value: tag, label: tag }))}
        />
      </Field>
    )
  return (
    <Field label={t('lists:add.whichSegment')} error={error}>
      <Select
        name="segmentId"
        required
        emptyLabel={t('lists:add.choose')}
        defaultValue=""
        options={around.segments.map(({ id, name, campaign }) => ({ value: id, label: `${name} · ${campaign}` }))}
      />
    </Field>
  )
}
