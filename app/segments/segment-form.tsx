import { useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import type { RuleVocabulary } from '#domain/segment/names'
import type { Rule } from '#domain/segment/rule'
import type { SegmentsPage } from './overview.server'
import { draftOf, emptyDraft, type GroupDraft, ruleOfDraft } from './rule-draft'
import { RuleEditor } from './rule-editor'
import { Trial } from './trial'

type Stored = SegmentsPage['segments'][number]

export interface SegmentFormProps {
  /** The segment that is changed; null for a new one. */
  segment: Stored | null
  segments: readonly Stored[]
  customers: number
  vocabulary: RuleVocabulary
  /** A rule to begin a new one with, such as a cell of the matrix. */
  given?: Rule | null
  onDone: () => void
}

type Saved = { segmentId: string; moved: number }

const colours = ['A', 'B', 'C', 'D', 'E'] as const

/** Makes or changes a segment. While typing, it shows how many the rule takes and who would move, by name. */
export function SegmentForm({ segment, segments, customers, vocabulary, given = null, onDone }: SegmentFormProps) {
  const { t } = useTranslation(['common', 'segments'])
  const saving = useFetcher<Saved | Refused | FormErrors>()
  // Of this form alone: the page's own id may still be the one of the write before, while the page reads anew.
  const op = useMemo(() => v4(), [])
  const known = segment?.rule ?? given
  const [draft, setDraft] = useState<GroupDraft>(known ? draftOf(known) : emptyDraft)
  const isRest = segment?.isRest === true
  const rule = isRest ? null : ruleOfDraft(draft)
  const answer = saving.data

  useEffect(() => {
    if (!answer || !('segmentId' in answer)) return
    tellDone(t('segments:saved', { count: answer.moved }))
    onDone()
  }, [answer, onDone, t])

  const refused = answer && 'message' in answer ? answer.message : null
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <saving.Form method="post" className="grid gap-4" aria-label={t(segment ? 'segments:form.change' : 'segments:form.new')}>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="id" value={segment?.id ?? ''} />
      <input type="hidden" name="version" value={segment?.version ?? 1} />
      <input type="hidden" name="rule" value={rule ? JSON.stringify(rule) : ''} />
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
      <div className="grid gap-3 md:grid-cols-[2fr_1fr_1fr]">
        <Field label={t('segments:form.name')} error={errors.name}>
          <Input name="name" required maxLength={60} defaultValue={segment?.name} autoFocus />
        </Field>
        <Field label={t('segments:form.colour')}>
          <Select
            name="colour"
            defaultValue={segment?.colour ?? colours[segments.length % colours.length]}
            options={colours.map((value) => ({ value, label: t(`segments:form.colours.${value}`) }))}
          />
        </Field>
        <Field label={t('segments:form.weight')} hint={t('segments:form.weightHint')}>
          <Input name="weight" type="number" min={1} max={9} defaultValue={segment?.weight ?? 3} />
        </Field>
      </div>
      {isRest ? (
        <p className="text-ink2">{t('segments:restRule')}</p>
      ) : (
        <>
          <RuleEditor draft={draft} vocabulary={vocabulary} onChange={setDraft} />
          <Trial rule={rule} segmentId={segment?.id ?? null} customers={customers} segments={segments} />
        </>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={saving.state !== 'idle'} disabled={!rule && !isRest}>
          {t('segments:form.save')}
        </Button>
        <Button type="button" look="quiet" onClick={onDone}>
          {t('segments:form.cancel')}
        </Button>
      </div>
    </saving.Form>
  )
}
