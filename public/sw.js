// The day on a phone without a network: the last page of today and the files it is made of. Nothing else is kept, and nothing is changed here: what is written
// down goes by the page itself (app/road/queue.ts).
const pages = 'rondo-pages'
const files = 'rondo-files'
const day = '/today'
const patienceMs = 4000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const { kind, files: wanted } = event.data ?? {}
  if (kind === 'keep') event.waitUntil(keep(wanted))
  if (kind === 'forget') event.waitUntil(caches.delete(pages))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromFiles(request))
  else if (request.mode === 'navigate') event.respondWith(url.pathname === day ? today(request) : elsewhere(request))
})

async function keep(wanted) {
  const cache = await caches.open(files)
  const known = new Set((await cache.keys()).map(({ url }) => url))
  await Promise.all(wanted.filter((url) => !known.has(url)).map((url) => cache.add(url)))
  const store = await caches.open(pages)
  const kept = await store.match(day)
  if (!kept || !(await isWhole(kept, wanted))) await freshDay()
  // Files of an older build go only once the page of the newer one is here.
  await Promise.all([...known].filter((url) => !wanted.includes(url)).map((url) => cache.delete(url)))
}

// A page of an older build asks for files that are gone.
async function isWhole(response, wanted) {
  const text = await response.clone().text()
  return wanted.some((url) => url.includes('/entry.client-') && text.includes(new URL(url).pathname))
}

async function hasItsFiles(response) {
  const cache = await caches.open(files)
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  const asked = (await response.clone().text()).match(/\/assets\/[\w.-]+\.(?:js|css)/g) ?? []
  return asked.length > 0 && asked.every((path) => known.has(path))
}

async function fromFiles(request) {
  return (await caches.match(request.url, { cacheName: files })) ?? fetch(request)
}

async function today(request) {
  try {
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('late')), patienceMs))
    const kept = await caches.match(day, { cacheName: pages })
    return await (kept ? Promise.race([freshDay(request), late]) : freshDay(request))
  } catch (error) {
    const kept = await caches.match(day, { cacheName: pages })
    if (kept) return kept
    throw error
  }
}

/** Fetches the day. An answer that is no day, such as the way to the login page, means the session ended: then nothing of it stays. */
async function freshDay(request) {
  const response = await fetch(request ?? new Request(day, { credentials: 'same-origin', headers: { Accept: 'text/html' } }))
  const store = await caches.open(pages)
  // A page of a newer build is kept once its files are here: the page itself says so when they are (`keep`).
  if (response.ok && !response.redirected && response.type === 'basic') {
    if (await hasItsFiles(response)) await store.put(day, response.clone())
  }
  if (response.redirected || response.type === 'opaqueredirect' || response.status === 401 || response.status === 403)
    await caches.delete(pages)
  return response
}

// Another page without a network: the day is what works.
async function elsewhere(request) {
  try {
    return await fetch(request)
  } catch (error) {
    if (await caches.match(day, { cacheName: pages })) return Response.redirect(day, 302)
    throw error
  }
}
