import { Link, useFetcher } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { tellDone } from '#app/ui/toast'
import type { Added } from './people.server'

/** What came of adding many at once: how many joined, and everybody who did not by name with the reason. */
export function AddedReport({ listId, report, onClose }: { listId: string; report: Added; onClose: () => void }) {
  const { t } = useTranslation(['common', 'lists'])
  const box = useRef<HTMLDivElement>(null)
  const undoing = useFetcher<{ taken: string[] } | { message: string }>()
  useEffect(() => box.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told once, when it comes.
  useEffect(() => {
    if (!undoing.data || !('taken' in undoing.data)) return
    tellDone(t('lists:add.undone'))
    onClose()
  }, [undoing.data])
  const undo = () => {
    const form = new FormData()
    for (const contactId of report.added) form.append('contactId', contactId)
    undoing.submit(form, { method: 'post', action: `/lists/${listId}/off` })
  }
  const { added, already, refused, unmatched, deserted } = report
  return (
    <div ref={box} tabIndex={-1} role="status" className="grid gap-3 focus-visible:outline-none">
      <Notice tone={added.length > 0 ? 'ok' : 'warn'}>
        {added.length > 0 ? t('lists:add.done', { count: added.length }) : t('lists:add.doneNobody')}{' '}
        {already > 0 && `${t('lists:report.already', { count: already })}.`}
      </Notice>
      <Part title={t('lists:report.refused', { count: refused.length })} count={refused.length}>
        {refused.map(({ contactId, name, organisation, reason }) => (
          <Line key={contactId} why={t(`lists:why.${reason}`)}>
            <Link to={`/people/${contactId}`} className="font-medium text-brand-text hover:underline">
              {name}
            </Link>{' '}
            <span className="text-xs text-ink3">{organisation}</span>
          </Line>
        ))}
      </Part>
      <Part title={t('lists:report.unmatched', { count: unmatched.length })} count={unmatched.length} hint={t('lists:report.unknownHint')}>
        {unmatched.map(({ text, address }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may be pasted twice, and the lines never change place
          <Line key={at} why={t(address ? 'lists:report.unknown' : 'lists:report.noAddress')}>
            <span className="break-all">{address ?? text}</span>
          </Line>
        ))}
      </Part>
      <Part title={t('lists:report.deserted', { count: deserted.total })} count={deserted.total}>
        {deserted.organisations.map(({ id, name, place }) => (
          <Line key={id} why="">
            <Link to={`/relations/${id}`} className="font-medium text-brand-text hover:underline">
              {name}
            </Link>{' '}
            <span className="text-xs text-ink3">{place}</span>
          </Line>
        ))}
        {deserted.total > deserted.organisations.length && (
          <li className="py-1.5 text-ink3">{t('lists:report.more', { count: deserted.total - deserted.organisations.length })}</li>
        )}
      </Part>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onClose}>
          {t('lists:report.close')}
        </Button>
        {added.length > 0 && (
          <Button busy={undoing.state !== 'idle'} onClick={undo}>
            {t('lists:report.undo')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Part({ title, count, hint, children }: { title: string; count: number; hint?: string; children: ReactNode }) {
  if (count === 0) return null
  return (
    <section>
      <h3 className="font-semibold">{title}</h3>
      {hint && <p className="text-xs text-ink3">{hint}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys. */}
      <ul tabIndex={0} aria-label={title} className="mt-1 max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line px-3">
        {children}
      </ul>
    </section>
  )
}

function Line({ why, children }: { why: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
      <span className="min-w-0">{children}</span>
      <span className="text-xs text-warn-text">{why}</span>
    </li>
  )
}
