import { useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import type { PlanComment } from '#db/plans'

interface PlanTalkProps {
  comments: readonly PlanComment[]
  segments: readonly { id: string; name: string }[]
  /** Where a remark goes. */
  action: string
  /** What else the form carries. */
  fixed?: Readonly<Record<string, string>>
}

/** What the client and we say about the plan, the newest first. */
export function PlanTalk({ comments, segments, action, fixed = {} }: PlanTalkProps) {
  const { t } = useTranslation(['common', 'actions'])
  const format = useFormat()
  const sending = useFetcher<{ said: true } | Refused | FormErrors>()
  const form = useRef<HTMLFormElement>(null)
  const answer = sending.data
  const said = answer && 'said' in answer
  // A new id for each remark: the same words may be said twice.
  const op = useMemo(() => (answer ? v4() : v4()), [answer])
  useEffect(() => {
    if (said) form.current?.reset()
  }, [said])
  return (
    <Panel title={t('actions:talk.title')}>
      <div className="grid gap-3">
        {answer && 'message' in answer && <Notice tone="bad">{answer.message}</Notice>}
        <sending.Form ref={form} method="post" action={action === '?' ? undefined : action} className="grid gap-2">
          <input type="hidden" name="op" value={op} />
          {Object.entries(fixed).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field label={t('actions:talk.about')}>
            <Select
              name="segmentId"
              options={[{ value: '', label: t('actions:talk.whole') }, ...segments.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          </Field>
          <Field label={t('actions:talk.text')} error={answer && 'errors' in answer ? answer.errors.text : undefined}>
            <Textarea name="text" rows={2} maxLength={2000} required />
          </Field>
          <div>
            <Button type="submit" size="sm" busy={sending.state !== 'idle'}>
              {t('actions:talk.send')}
            </Button>
          </div>
        </sending.Form>
        <ul className="grid gap-2" aria-live="polite">
          {comments.map(({ id, text, writtenBy, at, segmentId, edition }) => (
            <li key={id} className="border-t border-line pt-2">
              <p className="whitespace-pre-line">{text}</p>
              <p className="text-xs text-ink3">
                {[
                  writtenBy,
                  format.momentAt(at),
                  segments.find((each) => each.id === segmentId)?.name,
                  edition > 0 && t('actions:talk.edition', { edition }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
