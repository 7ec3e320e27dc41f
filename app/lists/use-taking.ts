import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { tellFailed, tellWithUndo } from '#app/ui/toast'
import type { Added } from './people.server'

/** Takes one person off a list, and offers to put them back. */
export function useTaking(listId: string) {
  const { t } = useTranslation(['common', 'lists'])
  const taking = useFetcher<{ taken: string[] } | Refused>()
  const back = useFetcher<Added | Refused>()
  const who = useRef({ contactId: '', name: '' })
  const said = useRef<unknown>(null)
  const { data, state } = taking
  const { submit } = back
  useEffect(() => {
    if (!data || state !== 'idle' || said.current === data) return
    said.current = data
    const { contactId, name } = who.current
    if ('message' in data) return tellFailed(data.message)
    const undo = () => submit({ by: 'persons', contactId }, { method: 'post', action: `/lists/${listId}/people` })
    tellWithUndo(t('lists:people.wentOff', { name }), { label: t('undo'), undo })
  }, [data, state, listId, submit, t])
  const takeOff = (contactId: string, name: string) => {
    who.current = { contactId, name }
    taking.submit({ contactId }, { method: 'post', action: `/lists/${listId}/off` })
  }
  return { takeOff, busy: state !== 'idle' }
}
