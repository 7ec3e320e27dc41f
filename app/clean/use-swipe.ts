import { type TouchEvent, useRef } from 'react'

/** A finger must go this far, in pixels, and twice as far sideways as up or down: the page still scrolls. */
const least = 90

/** What a swipe to the right and to the left does, for a phone. Spread the handlers on the card. */
export function useSwipe({ right, left }: { right: () => void; left: () => void }) {
  const begun = useRef<{ x: number; y: number } | null>(null)
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const finger = touches[0]
      begun.current = touches.length === 1 && finger ? { x: finger.clientX, y: finger.clientY } : null
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const finger = changedTouches[0]
      const start = begun.current
      begun.current = null
      if (!start || !finger) return
      const [across, down] = [finger.clientX - start.x, finger.clientY - start.y]
      if (Math.abs(across) < least || Math.abs(across) < Math.abs(down) * 2) return
      if (across > 0) right()
      else left()
    },
  }
}
