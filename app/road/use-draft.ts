import { useEffect, useRef } from 'react'
import { factOf, noteFact } from './phone-store'

/** What is typed stands on the phone as it is typed: a tab that dies costs no word. */
export function useDraft(stopId: string) {
  const field = useRef<HTMLTextAreaElement>(null)
  const key = `draft ${stopId}`
  useEffect(() => {
    void factOf(key).then((text) => {
      if (field.current && field.current.value === '' && typeof text === 'string') field.current.value = text
    })
  }, [key])
  return {
    field,
    keep: () => void noteFact(key, field.current?.value ?? '').catch(() => {}),
    forget: () => void noteFact(key, null).catch(() => {}),
  }
}
