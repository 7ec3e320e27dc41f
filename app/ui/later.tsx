import { type ComponentType, useEffect, useState } from 'react'

const againMs = 3000

/**
 * A component whose code comes after the page. Until it has come nothing is shown; when it cannot come (no connection, or a newer version of the
 * app has taken its place) the page goes on without it and asks again. So it never brings a page down, as React.lazy would.
 */
export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  return function Later(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(null)
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined
      let gone = false
      const ask = () =>
        load().then(
          (loaded) => gone || setPart(() => loaded.default),
          () => {
            if (!gone) timer = setTimeout(ask, againMs)
          },
        )
      void ask()
      return () => {
        gone = true
        clearTimeout(timer)
      }
    }, [])
    return Part && <Part {...props} />
  }
}
