import { useFetcher } from '@remix-run/react'
import { FileUp, MessageCircleQuestion } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { tellDone, tellFailed } from '#app/ui/toast'

/** Asks the client about what one check found. */
export function AskClient({ campaignId, rule }: { campaignId: string; rule: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { asked: number }>()
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else tellDone(t('clean:questions.asked', { count: fetcher.data.asked }))
  }, [fetcher.state, fetcher.data, t])
  return (
    <Button
      busy={fetcher.state !== 'idle'}
      onClick={() => fetcher.submit({ rule }, { method: 'post', action: `/campaigns/${campaignId}/clean/gaps/asked` })}
    >
      <MessageCircleQuestion aria-hidden size={16} />
      {t('clean:questions.ask')}
    </Button>
  )
}

/** Takes in the list of findings that was fetched here and filled in. */
export function TakeCorrections({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { kept: number }>()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else tellDone(t('clean:questions.taken', { count: fetcher.data.kept }))
  }, [fetcher.state, fetcher.data, t])
  const send = (file: File | undefined) => {
    if (!file) return
    const form = new FormData()
    form.set('file', file)
    fetcher.submit(form, { method: 'post', encType: 'multipart/form-data', action: `/campaigns/${campaignId}/clean/gaps/corrected` })
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.xlsx"
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => send(event.currentTarget.files?.[0])}
      />
      <Button busy={fetcher.state !== 'idle'} onClick={() => input.current?.click()}>
        <FileUp aria-hidden size={16} />
        {t('clean:questions.take')}
      </Button>
    </>
  )
}
