/** Sets the service worker to work: it keeps the page of today and the files it is made of, so that the day opens without a network. */
export async function keepDay(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  await quiet()
  // The page of the office shows the day too (docs/decisions/015), and its parts are not the ones that are kept: they have to be here before the network goes.
  await Promise.allSettled([
    import('#app/road/visit-mode'),
    import('#app/road/on-the-move'),
    import('#app/shell/more-sheet'),
    import('#app/ui/toaster'),
  ])
  const keep = (worker: ServiceWorker | null) => worker?.postMessage({ kind: 'keep' })
  // A newer worker takes over from one that may not have understood.
  navigator.serviceWorker.oncontrollerchange = () => keep(navigator.serviceWorker.controller)
  await navigator.serviceWorker.register('/sw.js')
  keep((await navigator.serviceWorker.ready).active)
  // A phone under pressure may throw away what is not asked to stay.
  await navigator.storage?.persist?.()
}

/** The session ended: what was kept of the day goes. What is not sent yet stays for whoever logs in again. */
export function forgetDay(): void {
  navigator.serviceWorker?.controller?.postMessage({ kind: 'forget' })
}

// Nobody waits for this: it begins when the page has nothing else to do.
function quiet(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: 4000 })
    else setTimeout(done, 1000)
  })
}
