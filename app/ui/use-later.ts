import { type ComponentType, useEffect, useState } from 'react'

const againMs = 3000

/**
 * A component whose code comes after the page, once it is wanted; null until it is there. When it cannot come (no connection, or a newer version of
 * the app has taken its place) the page goes on without it and asks again: it never brings a page down, as React.lazy would.
 * @param load a function of the module, not one made while rendering
 */
export function useLater<Props>(load: () => Promise<{ default: ComponentType<Props> }>, wanted = true): ComponentType<Props> | null {
  const [part, setPart] = useState<ComponentType<Props> | null>(null)
  useEffect(() => {
    if (!wanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const ask = async () => {
      try {
        const loaded = await load()
        if (!gone) setPart(() => loaded.default)
      } catch {
        if (!gone) timer = setTimeout(ask, againMs)
      }
    }
    void ask()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [load, wanted])
  return part
}
