import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { tellDone, tellFailed } from '#app/ui/toast'

/** Starts the search for duplicates and says what it found. */
export function useDuplicateSearch(campaignId: string): { busy: boolean; start: () => void } {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { groups: number }>()
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else tellDone(t('clean:duplicates.found', { count: fetcher.data.groups }))
  }, [fetcher.state, fetcher.data, t])
  return {
    busy: fetcher.state !== 'idle',
    start: () => fetcher.submit(null, { method: 'post', action: `/campaigns/${campaignId}/clean/duplicates/search` }),
  }
}
