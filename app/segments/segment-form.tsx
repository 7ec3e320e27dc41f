import { useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import type { RuleVocabulary } from '#db/segments'
import type { RuleTrial, SegmentsPage } from './overview.server'
import { draftOf, emptyCondition, type RuleDraft, ruleOfDraft } from './rule-draft'
import { RuleEditor } from './rule-editor'
import { ruleInWords } from './rule-words'

type Stored = SegmentsPage['segments'][number]

export interface SegmentFormProps {
  /** The segment that is changed; null for a new one. */
  segment: Stored | null
  segments: readonly Stored[]
  vocabulary: RuleVocabulary
  onDone: () => void
}

type Saved = { segmentId: string; moved: number }

const colours = ['A', 'B', 'C', 'D', 'E'] as const

/** Makes or changes a segment. While typing, it shows how many the rule takes and who would move, by name. */
export function SegmentForm({ segment, segments, vocabulary, onDone }: SegmentFormProps) {
  const { t } = useTranslation(['common', 'segments'])
  const format = useFormat()
  const saving = useFetcher<Saved | Refused | FormErrors>()
  // Of this form alone: the page's own id may still be the one of the write before, while the page reads anew.
  const op = useMemo(() => v4(), [])
  const known = segment?.rule ? draftOf(segment.rule) : null
  const [draft, setDraft] = useState<RuleDraft>(known ?? { match: 'all', conditions: [emptyCondition] })
  const isFixed = segment?.isRest === true || (segment?.rule != null && known === null)
  const rule = isFixed ? (segment?.rule ?? null) : ruleOfDraft(draft)
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
      {isFixed ? (
        <p className="text-ink2">{segment?.rule ? ruleInWords(segment.rule, { t, format }) : t('segments:restRule')}</p>
      ) : (
        <>
          <RuleEditor draft={draft} vocabulary={vocabulary} onChange={setDraft} />
          <Trial rule={rule} segment={segment} segments={segments} />
        </>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={saving.state !== 'idle'} disabled={!rule && !segment?.isRest}>
          {t('segments:form.save')}
        </Button>
        <Button type="button" look="quiet" onClick={onDone}>
          {t('segments:form.cancel')}
        </Button>
      </div>
    </saving.Form>
  )
}

/** Counting begins when the typing pauses, so that a fast hand does not ask for each letter. */
const pauseMs = 150

interface TrialProps {
  rule: ReturnType<typeof ruleOfDraft>
  segment: Stored | null
  segments: readonly Stored[]
}

function Trial({ rule, segment, segments }: TrialProps) {
  const { t } = useTranslation(['common', 'segments'])
  const trial = useFetcher<RuleTrial | Refused>()
  const asked = rule ? JSON.stringify(rule) : null
  const { load } = trial
  useEffect(() => {
    if (!asked) return
    const query = new URLSearchParams({ rule: asked, ...(segment ? { segment: segment.id } : {}) })
    const timer = setTimeout(() => load(`trial?${query}`), pauseMs)
    return () => clearTimeout(timer)
  }, [asked, segment, load])

  const answer = asked && trial.data && 'matches' in trial.data ? trial.data : null
  if (!answer) return <p className="min-h-5 text-ink3">{asked ? t('segments:form.counting') : ''}</p>
  const nameOf = (id: string | null) => segments.find((each) => each.id === id)?.name
  return (
    <div aria-live="polite" className="grid gap-1 rounded-md bg-sunken px-3 py-2">
      {answer.neverTrue && <Notice tone="warn">{t('segments:neverTrue')}</Notice>}
      <p className="font-semibold">{t('segments:form.matches', { count: answer.matches, total: answer.total })}</p>
      {answer.moving.length === 0 && <p className="text-ink3">{t('segments:form.noMoves')}</p>}
      <ul className="grid gap-0.5 text-ink2">
        {answer.moving.slice(0, 6).map((move) => (
          <li key={`${move.from}-${move.to}`}>
            {t('segments:form.moves', {
              count: move.customers,
              from: nameOf(move.from) ?? t('segments:form.nowhere'),
              to: nameOf(move.to) ?? t('segments:form.thisOne'),
              names: move.customers > move.names.length ? `${move.names.join(', ')} ${t('segments:form.others')}` : move.names.join(', '),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
