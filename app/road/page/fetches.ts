/** Something that is asked or sent without leaving the page. */
export type Fetch = {
  state: 'idle' | 'loading' | 'submitting'
  formMethod?: string
  formAction?: string
  formData?: FormData
  data?: unknown
}

export type Sending = FormData | Readonly<Record<string, string>>

const fetches = new Map<string, Fetch>()
const listeners = new Set<() => void>()
let listed: readonly Fetch[] = []

export function listenToFetches(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

export const fetchOf = (key: string) => fetches.get(key)
export const allFetches = () => listed

function note(key: string, now: Fetch) {
  fetches.set(key, now)
  listed = [...fetches.values()].filter(({ state }) => state !== 'idle')
  for (const changed of listeners) changed()
}

/** What has to happen beside a fetch: the page reads its data anew after something changed, and says when something did not arrive. */
type Around = { readAnew: () => Promise<void>; failed: () => void }

let around: Around = { readAnew: async () => {}, failed: () => {} }

export function tellFetchesOf(page: Around): void {
  around = page
}

/** Reads an address into a fetcher. Without a network there is no answer, and what shows it has words for that. */
export async function load(key: string, address: string): Promise<void> {
  const before = fetches.get(key)?.data
  note(key, { state: 'loading', data: before })
  note(key, { state: 'idle', data: await answerOf(address).catch(() => before) })
}

/** Sends a form; afterwards the page reads its data anew, as what was sent may have changed it. */
export async function submit(
  key: string,
  what: Sending,
  { method = 'post', action = '' }: { method?: string; action?: string },
): Promise<void> {
  const formData = what instanceof FormData ? what : formOf(what)
  const sent = { formMethod: method.toUpperCase(), formAction: action, formData }
  note(key, { state: 'submitting', ...sent, data: fetches.get(key)?.data })
  try {
    const data = await answerOf(action, {
      method: 'POST',
      body: new URLSearchParams([...formData].map(([name, value]) => [name, String(value)])),
    })
    note(key, { state: 'loading', ...sent, data })
    // What was sent is done, also when the page cannot be read anew.
    await around.readAnew().catch(() => {})
    note(key, { state: 'idle', data })
  } catch (error) {
    note(key, { state: 'idle' })
    if (error instanceof SessionEnded) location.reload()
    else around.failed()
  }
}

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

class SessionEnded extends Error {}

/** The data of an answer, a refusal included. To be led away means that the session ended. */
async function answerOf(address: string, options: RequestInit = {}): Promise<unknown> {
  const response = await fetch(address, { redirect: 'manual', headers: { Accept: 'application/json' }, ...options })
  if (response.type === 'opaqueredirect' || response.headers.has('X-Remix-Redirect')) throw new SessionEnded()
  return response.json()
}

/** The data of a loader of this page; throws when it did not come. */
export async function dataOf(route: string): Promise<unknown> {
  const asked = new URLSearchParams(location.search)
  asked.set('_data', route)
  const response = await fetch(`/today?${asked}`, { redirect: 'manual' })
  const isData = response.ok && !['X-Remix-Redirect', 'X-Remix-Error', 'X-Remix-Catch'].some((name) => response.headers.has(name))
  if (!isData) throw new Error(`no data of ${route}`)
  return response.json()
}
