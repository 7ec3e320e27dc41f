import { useEffect, useState } from 'react'

/** The note of a call, kept in this tab while it is typed: it survives a reload and going to look something up. */
export function useCallNote(campaignId: string, customerId: string) {
  const key = `rondo.call-note.${campaignId}.${customerId}`
  const [note, setNote] = useState('')
  useEffect(() => setNote(sessionStorage.getItem(key) ?? ''), [key])
  const write = (text: string) => {
    setNote(text)
    if (text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  }
  return { note, write, forget: () => sessionStorage.removeItem(key) }
}
