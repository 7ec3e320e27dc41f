import { useEffect, useRef } from 'react'
import { onTakeBack } from './toast'
import { useDeed } from './use-deed'

/** Takes back what `tellToTakeBack` offered, and says what came of it, also when the screen on which it was done is closed. Stands once, in the root. */
export function TakingBack() {
  const done = useRef('')
  const { send } = useDeed(() => done.current)
  useEffect(() =>
    onTakeBack((asked) => {
      done.current = asked.done
      send(asked.action, asked.fields)
    }),
  )
  return null
}
