import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Panel } from '#app/ui/panel'
import type { Item, Queue } from './queue'

/** A visit that the office could not take: its words stay readable on the phone, to be passed on, until somebody takes them away. */
export function ComeBack({ item, queue }: { item: Item; queue: Queue }) {
  const { t } = useTranslation(['common', 'visits'])
  const [copied, setCopied] = useState(false)
  const text = String(item.log.note ?? '')
  const why = item.answer?.state === 'refused' ? item.answer.why : ''
  const copy = () =>
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    )
  const retry = () =>
    void queue
      .retry(item.id)
      .then(queue.drain)
      .catch(() => {})
  const drop = () => {
    if (window.confirm(t('visits:road.dropAsk'))) void queue.remove(item.id)
  }
  return (
    <Panel title={t('visits:road.comeBack', { customer: item.label })} className="mb-3 border-bad/40">
      <p className="mb-2 font-medium text-bad-text">{t([`visits:road.why.${why as 'not-found'}`, 'visits:road.why.other'])}</p>
      <p dir="auto" className="max-h-60 overflow-y-auto whitespace-pre-line wrap-anywhere">
        {text || t('visits:told.noNote')}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="primary" onClick={retry}>
          {t('visits:road.retry')}
        </Button>
        {text && <Button onClick={copy}>{t(copied ? 'visits:late.copied' : 'visits:late.copy')}</Button>}
        <Button onClick={drop}>{t('visits:road.drop')}</Button>
      </div>
    </Panel>
  )
}
