import { useEffect, useState } from 'react'

const eventName = 'rondo:announce'

/** Says something to a screen reader that the eye already sees: "23 customers match". */
export function announce(message: string) {
  window.dispatchEvent(new CustomEvent(eventName, { detail: message }))
}

/** The ear of announce. Stands once, in the root, and is never removed: a live region must exist before it speaks. */
export function LiveRegion() {
  const [message, setMessage] = useState('')
  useEffect(() => {
    const hear = (event: Event) => event instanceof CustomEvent && setMessage(String(event.detail))
    window.addEventListener(eventName, hear)
    return () => window.removeEventListener(eventName, hear)
  }, [])
  return (
    <p aria-live="polite" className="sr-only">
      {message}
    </p>
  )
}
