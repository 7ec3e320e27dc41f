import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { tellDone, tellFailed, tellWithUndo } from '#app/ui/toast'
import type { FindStep } from './find-duplicates.server'

type Answer = Refused | { groups: number; persons: { groups: number }; mergedItself: { merged: number; eventIds: string[] } | null }

const askedEvery = 800

/** Starts the search for duplicates, tells how far it is while it runs, and says what it found; what was merged by itself can be undone at once. */
export function useDuplicateSearch(campaignId: string): { busy: boolean; step: FindStep | null; start: () => void } {
  const { t } = useTranslation(['common', 'clean'])
  const base = `/campaigns/${campaignId}/clean/duplicates`
  const fetcher = useFetcher<Answer>()
  const undo = useFetcher({ key: 'bulk-undo' })
  const progress = useFetcher<{ step: FindStep | null }>()
  const busy = fetcher.state === 'submitting'
  const ask = useRef(progress.load)
  ask.current = progress.load
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(() => ask.current(`${base}/search`), askedEvery)
    return () => clearInterval(timer)
  }, [busy, base])
  const told = useRef<unknown>()
  useEffect(() => {
    const { data } = fetcher
    if (fetcher.state !== 'idle' || !data || told.current === data) return
    told.current = data
    if ('refused' in data) return tellFailed(data.message)
    const { mergedItself } = data
    const groups = data.groups + data.persons.groups
    if (!mergedItself || mergedItself.merged === 0) return tellDone(t('clean:duplicates.found', { count: groups }))
    tellWithUndo(t('clean:duplicates.mergedItself', { count: mergedItself.merged }), {
      label: t('undo'),
      undo: () => undo.submit({ eventIds: JSON.stringify(mergedItself.eventIds) }, { method: 'post', action: `${base}/undone` }),
    })
  }, [fetcher, t, undo, base])
  return {
    busy: fetcher.state !== 'idle',
    step: busy ? (progress.data?.step ?? null) : null,
    start: () => fetcher.submit(null, { method: 'post', action: `${base}/search` }),
  }
}
