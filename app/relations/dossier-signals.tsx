import { useFetcher } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field, FieldError } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { tellDone, tellFailed, tellToTakeBack } from '#app/ui/toast'
import type { OpenSignal } from '#db/signals'

const kinds = ['news', 'policy', 'decision-moment'] as const

/** What goes on at the customer: news, a change of policy, a coming decision, each with a day to act. */
export function DossierSignals({ customerId, signals, op }: { customerId: string; signals: readonly OpenSignal[]; op: string }) {
  const { t } = useTranslation(['common', 'relations'])
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title={t('relations:signals.title')}
      aside={
        !adding && (
          <Button look="quiet" size="sm" onClick={() => setAdding(true)} aria-label={t('relations:signals.add')}>
            <Plus aria-hidden size={15} />
            {t('add')}
          </Button>
        )
      }
    >
      {signals.length === 0 && !adding && <p className="text-ink3">{t('relations:signals.none')}</p>}
      <ul className="divide-y divide-line">
        {signals.map((signal) => (
          <SignalRow key={signal.id} signal={signal} />
        ))}
      </ul>
      {adding && <NewSignal customerId={customerId} op={op} onDone={() => setAdding(false)} />}
    </Panel>
  )
}

function SignalRow({ signal }: { signal: OpenSignal }) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const ticking = useFetcher<{ done: boolean } | Refused>()
  const answer = ticking.state === 'idle' ? ticking.data : undefined
  const address = `/signals/${signal.id}/done`
  useEffect(() => {
    if (!answer) return
    if ('refused' in answer) return tellFailed(answer.message)
    const undo = { action: address, fields: { done: 'no' }, done: t('undone') }
    tellToTakeBack(t('relations:signals.done', { text: signal.text }), { label: t('undo'), ...undo })
  }, [address, answer, signal.text, t])
  return (
    <li className="flex items-start gap-3 py-1">
      <Checkbox
        aria-label={t('relations:signals.tick', { text: signal.text })}
        checked={ticking.state !== 'idle'}
        onChange={() => ticking.submit({ done: 'yes' }, { method: 'post', action: address })}
      />
      <span className="min-w-0 flex-1 py-2 break-words md:py-1">
        {signal.text}
        <span className="block text-xs text-ink3">
          {[t(`relations:signals.kinds.${signal.kind}`), signal.actOn && t('relations:signals.actOn', { day: format.day(signal.actOn) })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </li>
  )
}

function NewSignal({ customerId, op, onDone }: { customerId: string; op: string; onDone: () => void }) {
  const { t } = useTranslation(['common', 'relations'])
  const fetcher = useFetcher<{ signalId: string } | Refused | FormErrors>()
  const told = useRef(false)
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    if (!answer || !('signalId' in answer) || told.current) return
    told.current = true
    tellDone(t('relations:signals.added'))
    onDone()
  }, [answer, onDone, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <fetcher.Form method="post" action={`/relations/${customerId}/signals`} className="mt-2 grid gap-3">
      <input type="hidden" name="op" value={op} />
      {answer && 'refused' in answer && <FieldError>{answer.message}</FieldError>}
      <Field label={t('relations:signals.text')} error={errors.text}>
        <Input name="text" required maxLength={500} autoComplete="off" autoFocus />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('relations:signals.kind')}>
          <Select name="kind" options={kinds.map((kind) => ({ value: kind, label: t(`relations:signals.kinds.${kind}`) }))} />
        </Field>
        <Field label={t('relations:signals.day')} optional error={errors.actOn}>
          <Input type="date" name="actOn" />
        </Field>
      </div>
      <p className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" look="primary" busy={fetcher.state !== 'idle'}>
          {t('save')}
        </Button>
      </p>
    </fetcher.Form>
  )
}
