/** Sets the service worker to work: it keeps the page of today and the files it is made of, so that the day opens without a network. */
export async function keepDay(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ kind: 'keep', files: filesOfPage() })
  // A phone under pressure may throw away what is not asked to stay.
  await navigator.storage?.persist?.()
}

function filesOfPage(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const linked = [...document.querySelectorAll<HTMLLinkElement>('link[href*="/assets/"]')].map(({ href }) => href)
  return [...new Set([...loaded, ...linked])].filter(
    (url) => new URL(url).origin === location.origin && new URL(url).pathname.startsWith('/assets/'),
  )
}
