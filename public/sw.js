// The day on a phone without a network: the last page of today and the files it is made of. Nothing else is kept, and nothing is changed here: what is written
// down goes by the page itself (app/road/queue.ts).
const pages = 'rondo-pages'
const files = 'rondo-files'
const day = '/today'
const patienceMs = 4000
const freshMs = 600_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const { kind } = event.data ?? {}
  if (kind === 'keep') event.waitUntil(keep())
  if (kind === 'forget') event.waitUntil(caches.delete(pages))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromFiles(request))
  else if (request.mode === 'navigate') event.respondWith(url.pathname === day ? today(event) : elsewhere(request))
})

/** Somebody looks at the day: it is kept, unless it was a moment ago. */
async function keep() {
  const kept = await caches.match(day, { cacheName: pages })
  const age = Date.now() - Date.parse(kept?.headers.get('date') ?? '')
  // A clock that was set back makes an age below nothing.
  if (Math.abs(age) < freshMs && (await missingOf(await kept.clone().text())).length === 0) return
  await put(await fetch(new Request(day, { credentials: 'same-origin', headers: { Accept: 'text/html' } })))
}

async function fromFiles(request) {
  return (await caches.match(request.url, { cacheName: files })) ?? fetch(request)
}

async function today(event) {
  const kept = await caches.match(day, { cacheName: pages })
  try {
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('late')), patienceMs))
    const asked = fetch(event.request)
    event.waitUntil(asked.then((response) => put(response.clone())).catch(() => {}))
    return await (kept ? Promise.race([asked, late]) : asked)
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

/**
 * Keeps an answer to the day once all its files are here, and only then lets go of those of an older build. An answer that is no day, such as the way to the
 * login page, means the session ended: then nothing of it stays.
 */
async function put(response) {
  if (response.redirected || response.type === 'opaqueredirect' || response.status === 401 || response.status === 403)
    return caches.delete(pages)
  if (!response.ok || response.type !== 'basic') return
  const text = await response.clone().text()
  const cache = await caches.open(files)
  await cache.addAll(await missingOf(text))
  await (await caches.open(pages)).put(day, response)
  const wanted = filesOf(text)
  const old = (await cache.keys()).filter(({ url }) => !wanted.includes(new URL(url).pathname))
  await Promise.all(old.map((request) => cache.delete(request)))
}

async function missingOf(text) {
  const known = (await (await caches.open(files)).keys()).map(({ url }) => new URL(url).pathname)
  return filesOf(text).filter((path) => !known.includes(path))
}

// All that makes the page stands in its head (app/road/page/road-document.tsx).
function filesOf(text) {
  return [...new Set(text.slice(0, text.indexOf('</head>')).match(/\/assets\/[\w.-]+\.(?:js|css|woff2)/g) ?? [])]
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
