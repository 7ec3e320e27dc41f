import type { ShouldRevalidateFunction } from '@remix-run/react'

/** From one customer of the same queue to the next, or to another person there, nothing around them is read again: who is called waits for nothing else. */
export const deskStays: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }) => {
  if (formMethod || currentUrl.href === nextUrl.href) return defaultShouldRevalidate
  const queue = queueAt(currentUrl)
  return queue !== null && queue === queueAt(nextUrl) ? false : defaultShouldRevalidate
}

/** The queue in which a customer is on the screen, with its filter; null on any other page. */
function queueAt({ pathname, searchParams }: URL): string | null {
  const [, desk] = /^(\/campaigns\/[^/]+\/run\/calls)\/[^/]+$/.exec(pathname) ?? []
  const filter = new URLSearchParams(searchParams)
  for (const ofTheCustomer of ['contact', 'from']) filter.delete(ofTheCustomer)
  return desk ? `${desk}?${filter}` : null
}
