import { useFetchers, useNavigation } from '@remix-run/react'
import { CloudAlert, CloudCheck, CloudUpload } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'

/** In a word: is everything saved, on its way, or waiting for a connection. */
export function SyncState({ wordClassName }: { wordClassName?: string }) {
  const { t } = useTranslation(['common', 'nav'])
  const state = useSyncState()
  const Icon = { saved: CloudCheck, sending: CloudUpload, offline: CloudAlert }[state]
  const colour = { saved: 'text-ok-text', sending: 'text-ink2', offline: 'text-warn-text' }[state]
  return (
    <span className={classes('flex items-center gap-1 text-xs', colour)}>
      <Icon aria-hidden size={13} />
      <span className={wordClassName}>{t(`nav:sync.${state}`)}</span>
    </span>
  )
}

function useSyncState(): 'saved' | 'sending' | 'offline' {
  const online = useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  )
  const submitting = useNavigation().state === 'submitting'
  const fetching = useFetchers().some((fetcher) => fetcher.formMethod !== undefined && fetcher.formMethod !== 'GET')
  if (!online) return 'offline'
  return submitting || fetching ? 'sending' : 'saved'
}

function listen(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
