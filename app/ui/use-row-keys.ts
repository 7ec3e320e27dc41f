import type { RefObject } from 'react'
import { useKeys } from './use-keys'

/**
 * J and K go down and up the links with `data-row-link` in a list, / begins to search; Enter follows the link that has the focus by itself.
 * @param searchId the id of the field that / goes to
 */
export function useRowKeys(list: RefObject<HTMLElement>, searchId?: string) {
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('[data-row-link]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }
  const search: Record<string, () => void> = searchId ? { '/': () => document.getElementById(searchId)?.focus() } : {}
  useKeys({ j: () => step(1), k: () => step(-1), ...search }, { first: true })
}
