import { useFetcher } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { Stat, Stats } from '#app/ui/stat'
import { tellDone, tellFailed, tellWithUndo } from '#app/ui/toast'
import type { AgainScreen } from './again.server'
import { SectionHeading } from './section-heading'

type Props = { campaignId: string; screen: AgainScreen | null; op: string }

/** A second file beside what we had: who is new, who changed, who is gone, who moved; and one button that brings the known ones up to date. */
export function AgainPage({ campaignId, screen, op }: Props) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const base = `/campaigns/${campaignId}/clean`
  if (!screen)
    return <EmptyState title={t('clean:again.nothingBefore')} action={<LinkButton to={base}>{t('clean:again.back')}</LinkButton>} />
  const { counts, changed, gone, moved } = screen
  const known = counts.same + counts.changed
  return (
    <div className="flex flex-col gap-5">
      <SectionHeading
        title={t('clean:again.title')}
        lead={t('clean:again.lead', { file: screen.fileName })}
        actions={
          known > 0 ? (
            <TakeOver action={`${base}/import/${screen.importId}/again`} undo={`${base}/duplicates/undone`} op={op} count={known} />
          ) : undefined
        }
      />
      <Stats>
        {(['fresh', 'same', 'changed', 'gone', 'moved'] as const).map((part) => (
          <Stat key={part} label={t(`clean:again.counts.${part}`)} value={format.number(counts[part])} />
        ))}
      </Stats>
      {known === 0 && <p className="text-ink2">{t('clean:again.upToDate')}</p>}
      {changed.length > 0 && (
        <Part title={t('clean:again.changed')} lead={t('clean:again.changedLead')} shown={changed.length} total={counts.changed}>
          {changed.map((each) => (
            <li key={each.id} className="grid gap-x-6 gap-y-1 py-2 md:grid-cols-[14rem_minmax(0,1fr)]">
              <TextLink to={`/relations/${each.id}`}>{each.name}</TextLink>
              <span className="min-w-0 text-ink2">
                {each.changes.map(({ field, before, after }) => (
                  <span key={field} className="block break-words">
                    {field === 'address' || field === 'phones' ? t(`clean:duplicates.fields.${field}`) : t(`clean:fields.${field}`)}:{' '}
                    <span className="text-ink3">{before}</span> → {after}
                  </span>
                ))}
                {each.filled > 0 && <span className="block">{t('clean:again.filled', { count: each.filled })}</span>}
              </span>
            </li>
          ))}
        </Part>
      )}
      {moved.length > 0 && (
        <Part title={t('clean:again.moved')} lead={t('clean:again.movedLead')} shown={moved.length} total={counts.moved}>
          {moved.map((each) => (
            <li key={each.newContactId} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <b className="font-semibold">{each.name}</b>
              <span className="inline-flex min-w-0 flex-1 flex-wrap items-center gap-2 text-ink2">
                <TextLink to={`/relations/${each.from.id}`}>{each.from.name}</TextLink>
                <ArrowRight aria-hidden size={14} />
                <TextLink to={`/relations/${each.to.id}`}>{each.to.name}</TextLink>
              </span>
              <TakeMove action={`${base}/import/${screen.importId}/moved`} contactId={each.newContactId} />
            </li>
          ))}
        </Part>
      )}
      {gone.length > 0 && (
        <Part title={t('clean:again.gone')} lead={t('clean:again.goneLead')} shown={gone.length} total={counts.gone}>
          {gone.map(({ id, name, place }) => (
            <li key={id} className="flex justify-between gap-4 py-1.5">
              <TextLink to={`/relations/${id}`}>{name}</TextLink>
              <span className="text-ink3">{place}</span>
            </li>
          ))}
        </Part>
      )}
    </div>
  )
}

function Part({ title, lead, shown, total, children }: { title: string; lead: string; shown: number; total: number; children: ReactNode }) {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <Panel title={title} lead={lead}>
      <ul className="flex flex-col divide-y divide-line">{children}</ul>
      {total > shown && <p className="mt-2 text-xs text-ink3">{t('clean:again.more', { count: total - shown })}</p>}
    </Panel>
  )
}

type TakenOver = Refused | { updated: number; proposals: number; eventIds: string[] }

function TakeOver({ action, undo: undoAction, op, count }: { action: string; undo: string; op: string; count: number }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<TakenOver>()
  const undo = useFetcher({ key: 'bulk-undo' })
  const told = useRef<unknown>()
  useEffect(() => {
    const { data } = fetcher
    if (fetcher.state !== 'idle' || !data || told.current === data) return
    told.current = data
    if ('refused' in data) return tellFailed(data.message)
    tellWithUndo(t('clean:again.done', { count: data.updated, proposals: data.proposals }), {
      label: t('undo'),
      undo: () => undo.submit({ eventIds: JSON.stringify(data.eventIds) }, { method: 'post', action: undoAction }),
    })
  }, [fetcher, t, undo, undoAction])
  return (
    <Button look="primary" busy={fetcher.state !== 'idle'} onClick={() => fetcher.submit({ op }, { method: 'post', action })}>
      {t('clean:again.takeOver', { count })}
    </Button>
  )
}

function TakeMove({ action, contactId }: { action: string; contactId: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { moved: string }>()
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else tellDone(t('clean:again.movedDone', { name: fetcher.data.moved }))
  }, [fetcher.state, fetcher.data, t])
  return (
    <Button size="sm" busy={fetcher.state !== 'idle'} onClick={() => fetcher.submit({ contactId }, { method: 'post', action })}>
      {t('clean:again.takeMove')}
    </Button>
  )
}
