import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { tellFailed, tellToTakeBack } from '#app/ui/toast'

/** Takes one person off a list, and offers to put them back. */
export function useTaking(listId: string) {
  const { t } = useTranslation(['common', 'lists'])
  const fetcher = useFetcher<{ taken: string[] } | Refused>()
  const who = useRef({ contactId: '', name: '' })
  const said = useRef<unknown>(null)
  const { data, state } = fetcher
  // Told when the answer comes: once the list is read again the row of who was taken off is gone, and this with it.
  useEffect(() => {
    if (!data || said.current === data) return
    said.current = data
    const { contactId, name } = who.current
    if ('message' in data) return tellFailed(data.message)
    tellToTakeBack(t('lists:people.wentOff', { name }), {
      label: t('undo'),
      action: `/lists/${listId}/people`,
      fields: { by: 'persons', contactId },
      done: t('lists:people.backOn', { name }),
    })
  }, [data, listId, t])
  const takeOff = (contactId: string, name: string) => {
    who.current = { contactId, name }
    fetcher.submit({ contactId }, { method: 'post', action: `/lists/${listId}/off` })
  }
  return { takeOff, busy: state !== 'idle' }
}
