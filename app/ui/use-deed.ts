import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { tellDone, tellFailed } from './toast'

type Answer = { refused: string; message: string } | { errors: Record<string, string[]>; form: string[] } | Record<string, unknown>

/** Sends a small form in the background and says what came of it: `done`, which may be made of the answer, or the sentence of the refusal. */
export function useDeed(done: string | ((answer: Answer) => string)) {
  const { t } = useTranslation()
  const fetcher = useFetcher<Answer>()
  const said = useRef<unknown>(null)
  const sentence = useRef(done)
  const { data, state } = fetcher
  useEffect(() => {
    if (!data || data === said.current || state !== 'idle') return
    said.current = data
    if ('message' in data && typeof data.message === 'string') tellFailed(data.message)
    else if ('form' in data) tellFailed(t('error.title'))
    else tellDone(typeof sentence.current === 'string' ? sentence.current : sentence.current(data))
  }, [data, state, t])
  const send = (action: string, fields: Record<string, string>) => {
    // The words of what was asked: by the time of the answer the page tells of after it.
    sentence.current = done
    fetcher.submit(fields, { method: 'post', action })
  }
  return { send, busy: state !== 'idle' }
}
