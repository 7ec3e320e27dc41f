import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { OutcomeChip } from '#app/carry-out/visits/outcome'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import type { WaitingLog } from '#db/phone-logs'

/** What came from phones and could not simply become a visit: nothing of it is lost, and somebody says what is to be done with it. */
export function WaitingLogs({ logs, mayBook }: { logs: readonly WaitingLog[]; mayBook: boolean }) {
  const { t } = useTranslation(['common', 'visits'])
  if (logs.length === 0) return null
  return (
    <Panel
      title={t('visits:waiting.title')}
      lead={t('visits:waiting.lead', { count: logs.length })}
      className="border-now/40 bg-now-soft/30"
    >
      <ul className="divide-y divide-line">
        {logs.map((log) => (
          <WaitingRow key={log.id} log={log} mayBook={mayBook} />
        ))}
      </ul>
    </Panel>
  )
}

function WaitingRow({ log, mayBook }: { log: WaitingLog; mayBook: boolean }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const settling = useFetcher<{ settled: true } | Refused>()
  const busy = settling.state !== 'idle'
  const said = settling.data && 'message' in settling.data ? settling.data.message : null
  const choices = log.visitId ? (['mine', 'office'] as const) : mayBook ? (['booked', 'left-out'] as const) : []
  return (
    <li className="grid gap-2 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink to={log.visitId ? `/visits/${log.visitId}` : `/relations/${log.customerId}`}>{log.customer}</TextLink>
        <OutcomeChip outcome={log.body.outcome} />
        <span className="text-xs text-ink3">
          {t('visits:waiting.by', {
            name: log.staff,
            written: format.momentAt(log.writtenAt),
            received: format.momentAt(log.receivedAt),
          })}
        </span>
      </p>
      <p className="font-medium text-now-text">{t([`visits:waiting.why.${log.why as 'campaign-closed'}`, 'visits:waiting.why.other'])}</p>
      {log.body.note && <Told note={log.body.note} />}
      <div className="flex flex-wrap gap-2">
        {choices.map((as) => (
          <Button
            key={as}
            disabled={busy}
            onClick={() => settling.submit({ as }, { method: 'post', action: `/road/logs/${log.id}/settled` })}
          >
            {t(`visits:waiting.as.${as}`)}
          </Button>
        ))}
      </div>
      {said && (
        <Notice tone="bad" live>
          {said}
        </Notice>
      )}
    </li>
  )
}

const shortNote = 400

/** What was written; of a long one its beginning, and all of it when that is opened. */
function Told({ note }: { note: string }) {
  if (note.length <= shortNote)
    return (
      <p dir="auto" className={toldClasses}>
        {note}
      </p>
    )
  return (
    <details className="group">
      <summary dir="auto" className={`${toldClasses} cursor-pointer group-open:hidden`}>
        {note.slice(0, shortNote).trimEnd()} <span className="font-semibold text-brand-text">…</span>
      </summary>
      <p dir="auto" className={`${toldClasses} max-h-96 overflow-y-auto`}>
        {note}
      </p>
    </details>
  )
}

const toldClasses = 'max-w-[68ch] whitespace-pre-line text-pretty wrap-anywhere'
