import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'

type Bindings = Record<string, (event: KeyboardEvent) => void>

/**
 * Keys that work on the whole page: `useKeys({ p: plan, 'g t': goToToday, '$mod+k': openPalette })`.
 * A key without Ctrl or Cmd does nothing while somebody types, while a dialog or menu is open, or when keys are switched off
 * in the settings (html has data-keys="off"). The deepest page gets the key first; the shell takes what is left.
 */
export function useKeys(bindings: Bindings) {
  const latest = useRef(bindings)
  latest.current = bindings
  const keys = Object.keys(bindings).join('|')
  useEffect(() => {
    const guarded: Bindings = {}
    for (const key of keys.split('|').filter(Boolean)) {
      guarded[key] = (event) => {
        if (event.defaultPrevented || (!key.includes('$mod') && !plainKeysWork(event))) return
        event.preventDefault()
        latest.current[key]?.(event)
      }
    }
    return tinykeys(window, guarded)
  }, [keys])
}

function plainKeysWork(event: KeyboardEvent): boolean {
  if (document.documentElement.dataset.keys === 'off') return false
  const target = event.target instanceof Element ? event.target : null
  return !target?.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=dialog], [role=menu]')
}
