import { useEffect, useRef } from 'react'
import { createKeybindingsHandler } from 'tinykeys'

type Bindings = Record<string, (event: KeyboardEvent) => void>

/**
 * Keys that work on the whole page: `useKeys({ p: plan, 'g t': goToToday, '$mod+k': openPalette })`.
 * A key without Ctrl or Cmd does nothing while somebody types, while a dialog or menu is open, or when keys are switched off
 * in the settings (html has data-keys="off"). The deepest page gets the key first; the shell takes what is left.
 * `first`: for a screen that lives by its keys. It goes before everything around it, whenever it came, and leaves 'g t' and the like alone.
 */
export function useKeys(bindings: Bindings, { first = false }: { first?: boolean } = {}) {
  const latest = useRef(bindings)
  latest.current = bindings
  const keys = Object.keys(bindings).join('|')
  useEffect(() => {
    const guarded: Bindings = {}
    let begunAt = Number.NEGATIVE_INFINITY
    for (const key of keys.split('|').filter(Boolean)) {
      guarded[key] = (event) => {
        if (event.defaultPrevented || (!key.includes('$mod') && !plainKeysWork(event))) return
        if (first && event.timeStamp - begunAt < sequenceMs) return
        event.preventDefault()
        latest.current[key]?.(event)
      }
    }
    const handle = createKeybindingsHandler(guarded)
    const onKey = (event: KeyboardEvent) => {
      handle(event)
      begunAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
    }
    window.addEventListener('keydown', onKey, first)
    return () => window.removeEventListener('keydown', onKey, first)
  }, [keys, first])
}

/** How long tinykeys waits for the second key of a sequence. */
const sequenceMs = 1000

function plainKeysWork(event: KeyboardEvent): boolean {
  if (document.documentElement.dataset.keys === 'off') return false
  const target = event.target instanceof Element ? event.target : null
  return !target?.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=dialog], [role=menu]')
}
