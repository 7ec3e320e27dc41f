import { useFetchers, useLocation, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { tellDone } from '#app/ui/toast'
import { type Draft, draftOf, fillIn, formOf } from './draft'
import { dropDraft, keepDraft, keptDraft } from './draft-storage'

/**
 * Keeps what somebody typed when their session turns out to have ended as they send it: stands once in the layout of the pages behind the login.
 *
 * A form that is sent is noted in this tab (never passwords, files or hidden fields), and forgotten as soon as an answer comes in on the page. When the
 * answer is the login page the layout is gone, so the note stays; back on the page, the same form of the same user is filled in again, also when it
 * appears later, such as in a dialog.
 */
export function KeepTyped({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const underWay = useRef(false)
  const busy = useBusy()

  useEffect(() => {
    const onSubmit = ({ target }: Event) => {
      if (!(target instanceof HTMLFormElement) || target.method !== 'post') return
      underWay.current = true
      keepDraft(userId, { ...draftOf(target), path: location.pathname })
    }
    document.addEventListener('submit', onSubmit, true)
    return () => document.removeEventListener('submit', onSubmit, true)
  }, [userId])

  useEffect(() => {
    if (busy || !underWay.current) return
    underWay.current = false
    dropDraft()
  }, [busy])

  useEffect(() => {
    const draft = keptDraft(userId, pathname)
    if (!draft || underWay.current) return
    return whenThere(draft, (form) => {
      fillIn(form, draft)
      dropDraft()
      tellDone(t('typedIsBack'))
    })
  }, [userId, pathname, t])

  return null
}

function useBusy(): boolean {
  const navigating = useNavigation().state !== 'idle'
  const fetching = useFetchers().some(({ state }) => state !== 'idle')
  return navigating || fetching
}

/** Waits until the form of a draft is on the page. @returns what stops the waiting */
function whenThere(draft: Draft, then: (form: HTMLFormElement) => void) {
  const watch = new MutationObserver(look)
  function look() {
    const form = formOf(draft)
    if (!form) return
    watch.disconnect()
    then(form)
  }
  watch.observe(document.body, { childList: true, subtree: true })
  look()
  return () => watch.disconnect()
}
