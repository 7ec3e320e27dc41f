import { useFetcher } from '@remix-run/react'
import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Panel } from '#app/ui/panel'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import { useDeed } from '#app/ui/use-deed'
import type { ListExport } from '#db/project-lists'
import { dayOf } from '#domain/calendar/moment'
import { type ListFormat, listFormats } from '#domain/relations/list-file'
import type { ListPageProps } from './list-page'

/** The list as a file, and which uploads of it are still to be taken off at the mailing tool. */
export function ExportsPanel({ list, state, around, counts, ops }: ListPageProps) {
  const { t } = useTranslation(['common', 'lists'])
  const goes = counts.all - counts.out
  const isOver = state.kind === 'expired'
  return (
    <Panel
      title={t('lists:exports.title')}
      lead={isOver ? undefined : goes > 0 ? t('lists:exports.lead', { count: goes }) : t('lists:exports.leadNobody')}
    >
      {!isOver && <ExportForm listId={list.id} op={ops.export} off={goes === 0} />}
      {around.exports.length === 0 ? (
        <p className="text-ink3">{t('lists:exports.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {around.exports.map((each) => (
            <ExportLine key={each.id} listId={list.id} made={each} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function ExportForm({ listId, op, off }: { listId: string; op: string; off: boolean }) {
  const { t } = useTranslation(['common', 'lists'])
  const fetcher = useFetcher<{ exportId: string; people: number } | Refused>()
  const [format, setFormat] = useState<ListFormat>('tool')
  const fetched = useRef<string | null>(null)
  const { data, state } = fetcher
  useEffect(() => {
    if (!data || state !== 'idle' || !('exportId' in data) || fetched.current === data.exportId) return
    fetched.current = data.exportId
    tellDone(t('lists:exports.started', { count: data.people }))
    // The answer is a file to save: the page stays.
    window.location.assign(`/lists/${listId}/exports/${data.exportId}`)
  }, [data, state, listId, t])
  return (
    <fetcher.Form method="post" action={`/lists/${listId}/exports?index`} className="mb-4 grid gap-3 border-b border-line pb-4">
      <input type="hidden" name="op" value={op} />
      <Field label={t('lists:exports.format')} hint={t(`lists:exports.formatHints.${format}`)}>
        <Select
          name="format"
          value={format}
          onChange={({ target: { value } }) => setFormat(listFormats.find((each) => each === value) ?? 'tool')}
          options={listFormats.map((value) => ({ value, label: t(`lists:exports.formats.${value}`) }))}
        />
      </Field>
      <Button type="submit" look="primary" busy={state !== 'idle'} disabled={off}>
        <Download aria-hidden size={16} />
        {t('lists:exports.export')}
      </Button>
      <p className="text-xs text-ink3">{t('lists:exports.promise')}</p>
      <Refusal>{data && 'message' in data ? data.message : ''}</Refusal>
    </fetcher.Form>
  )
}

function ExportLine({ listId, made }: { listId: string; made: ListExport }) {
  const { t } = useTranslation(['common', 'lists'])
  const format = useFormat()
  const address = `/lists/${listId}/exports/${made.id}`
  const off = useDeed(t('lists:exports.doneOff'))
  const not = useDeed(t('lists:exports.doneNot'))
  const back = useDeed(t('lists:exports.doneBack'))
  const busy = off.busy || not.busy || back.busy
  const when = format.momentAt(made.at)
  return (
    <li className="py-2.5 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{t('lists:exports.line', { count: made.people })}</span>
        <span className="text-xs text-ink3">{t(`lists:exports.formats.${made.format}`)}</span>
      </p>
      <p className="text-xs text-ink3">{made.by ? t('lists:exports.by', { name: made.by, when }) : when}</p>
      {made.settled === null ? (
        <>
          <p className="mt-1 text-xs font-medium text-now-text">{t('lists:exports.open')}</p>
          <div className="mt-1 flex flex-wrap gap-1.5">
            <Button size="sm" busy={busy} onClick={() => off.send(address, { settled: 'taken-off' })}>
              {t('lists:exports.takenOff')}
              <span className="sr-only"> {when}</span>
            </Button>
            <Button size="sm" look="quiet" busy={busy} onClick={() => not.send(address, { settled: 'not-uploaded' })}>
              {t('lists:exports.notUploaded')}
              <span className="sr-only"> {when}</span>
            </Button>
          </div>
        </>
      ) : (
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-ok-text">
          {t('lists:exports.settledBy', {
            what: t(`lists:exports.was.${made.settled}`),
            name: made.settledBy ?? '–',
            day: made.settledAt ? format.day(dayOf(made.settledAt)) : '',
          })}
          <Button size="sm" look="quiet" busy={busy} onClick={() => back.send(address, { settled: 'open' })}>
            {t('lists:exports.back')}
            <span className="sr-only"> {when}</span>
          </Button>
        </p>
      )}
    </li>
  )
}
