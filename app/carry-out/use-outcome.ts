import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'

/** A call that is written down, and who comes next: `next` is what their page shows. */
export type CallWritten = { callId: string; mailTo: string | null; nextId: string | null; next: unknown }

/** `lost`: nobody knows whether the outcome arrived. The form stays as it was, and sent again it counts once. */
export type OutcomeAnswer = Refused | FormErrors | { lost: true }

/**
 * Sends how a call ended. Not by a fetcher of the router: that draws the whole page anew three times before the next customer is on the screen. While an outcome
 * is under way no second one is sent, and once one is written down this customer takes no other.
 * @param onWritten `isHere`: the customer was still on the screen when the answer came
 * @param onUnheard the outcome was not written down, and its customer is not on the screen any more
 */
export function useOutcome(
  page: string,
  onWritten: (call: CallWritten, isHere: boolean) => void,
  onUnheard: (answer: OutcomeAnswer) => void,
) {
  const [answer, setAnswer] = useState<OutcomeAnswer>()
  const [busy, setBusy] = useState(false)
  const { revalidate } = useRevalidator()
  const underWay = useRef(false)
  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const unsure = useRef<{ fields: Record<string, string>; filter: string } | null>(null)
  const send = async (fields: Record<string, string>, filter: string) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    // The clock that fills in the minutes went on, and the page may have been read again: without these it would be another call than the one that may have arrived.
    const { op = '', minutes = '' } = unsure.current?.fields ?? fields
    const body = { ...fields, op, minutes }
    const told = await sent(`${page}/outcomes${filter}`, body)
    if (told === 'logged-out') return location.reload()
    if ('callId' in told) return onWritten(told, here.current)
    // Whoever went on to another customer hears of it there: nothing of this page is on the screen any more.
    if (!here.current) return onUnheard(told)
    unsure.current = 'lost' in told ? { fields: body, filter } : null
    underWay.current = false
    setAnswer(told)
    setBusy(false)
    // What was refused found the world another than the page thought.
    if ('refused' in told) revalidate()
  }
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    if (!answer || !('lost' in answer)) return
    const again = () => unsure.current && void latest.current(unsure.current.fields, unsure.current.filter)
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [answer])
  return { answer, busy, send }
}

async function sent(to: string, fields: Record<string, string>): Promise<CallWritten | OutcomeAnswer | 'logged-out'> {
  try {
    const response = await fetch(to, { method: 'POST', body: new URLSearchParams(fields) })
    if (response.redirected) return 'logged-out'
    return (await response.json()) as CallWritten | OutcomeAnswer
  } catch {
    return { lost: true }
  }
}
