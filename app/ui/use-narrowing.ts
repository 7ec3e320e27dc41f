import { useSubmit } from '@remix-run/react'
import { useRef } from 'react'

/**
 * Sends a form that narrows a list, in the place of the page in the history and without scrolling: `send` at once, `soon` when nothing was typed for so many
 * milliseconds, `forget` what was to be sent soon.
 */
export function useNarrowing(pause = 200) {
  const submit = useSubmit()
  const typing = useRef<number>()
  const send = (form: HTMLFormElement | null) => form && submit(form, { replace: true, preventScrollReset: true })
  const forget = () => window.clearTimeout(typing.current)
  const soon = (form: HTMLFormElement | null) => {
    forget()
    typing.current = window.setTimeout(() => send(form), pause)
  }
  return { send, soon, forget }
}
