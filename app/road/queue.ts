/** How a log on its way stands: on the phone, under way, safe with us, to be chosen between two, or come back with something to look at. */
export type ItemState = 'kept' | 'sending' | 'sent' | 'choose' | 'look'

/** What the server said about a log; the same shapes as `LogAnswer` of take-log.server.ts. */
export type Answer =
  | { state: 'taken'; visitId: string }
  | { state: 'kept'; why: string }
  | { state: 'choose'; theirs: unknown }
  | { state: 'refused'; why: string }

/** A log in the phone's own store, or a photo that goes with one; the bytes of a photo are kept apart. */
export type Item = {
  id: string
  seq: number
  /** Left out by the first edition of the app, which knew logs only. */
  what?: 'log' | 'photo'
  userId: string
  /** Whose visit it is about, for whoever reads the list. */
  label: string
  appointmentId: string | null
  log: { readonly [field: string]: unknown }
  state: ItemState
  answer: Answer | null
  tries: number
  /** Milliseconds on the phone's clock before which it is not tried again. */
  notBefore: number
}

/** Where items live: IndexedDB in a browser, a map in a test. A `put` is durable when its promise ends. */
export interface Store {
  /** All items of a user, in order of `seq`. */
  all(userId: string): Promise<Item[]>
  /** Stores an item under the next number of this phone, and its photos under those that follow, all in one step. */
  add(make: (seq: number, device: string) => Item, photos?: readonly NewPhoto[]): Promise<Item>
  put(item: Item): Promise<void>
  /** Removes an item, and the picture that is kept for it. */
  remove(id: string): Promise<void>
  /** The picture of a photo; null for a log, or when it is gone. */
  pictureOf(id: string): Promise<Uint8Array | null>
}

/** A photo that is added with its log: its item but for the number, and its bytes. */
export type NewPhoto = { item: Omit<Item, 'seq'>; bytes: Uint8Array }

/** What a log is added with. */
export type PhotoToKeep = { id: string; kind: 'photo' | 'card'; takenAt: string; bytes: Uint8Array }

/** Brings one log or photo to the server. `unreachable`: it may or may not have arrived; `logged-out`: somebody has to log in first. */
export type Deliver = (item: Item, picture: Uint8Array | null) => Promise<Answer | 'unreachable' | 'logged-out'>

type Parts = {
  store: Store
  deliver: Deliver
  userId: string
  /** Milliseconds on the phone's clock, which may be wrong or jump. */
  clock: () => number
  /** Does work while no other tab does: the Web Locks of a browser. */
  alone?: (work: () => Promise<void>) => Promise<void>
  /** Tells this and other tabs that something changed. */
  tell?: () => void
}

export type Drained = 'empty' | 'later' | 'logged-out'

/**
 * The queue of logs of one user on one phone. What is added is on the phone before `add` ends; it leaves in order, and goes only when the server's
 * receipt was read. A log that arrives twice has one effect, so after any doubt it is simply sent again.
 */
export function makeQueue({ store, deliver, userId, clock, alone = (work) => work(), tell = () => {} }: Parts) {
  async function add(
    about: Pick<Item, 'id' | 'label' | 'appointmentId'>,
    written: (seq: number, device: string) => Item['log'],
    photos: readonly PhotoToKeep[] = [],
  ): Promise<Item> {
    const rest = { userId, state: 'kept', answer: null, tries: 0, notBefore: 0 } as const
    const added = photos.map(({ bytes, ...photo }): NewPhoto => {
      const item = { ...about, ...rest, id: photo.id, what: 'photo', log: { ...photo, logId: about.id, userId } } as const
      return { item, bytes }
    })
    const item = await store.add((seq, device) => ({ ...about, ...rest, what: 'log', seq, log: written(seq, device) }), added)
    tell()
    return item
  }

  /** Sends what waits, the oldest first, until all is sent or the network fails. */
  async function drain(): Promise<Drained> {
    let outcome: Drained = 'empty'
    await alone(async () => {
      for (const item of await store.all(userId)) {
        if (!isWaiting(item)) continue
        if (!isDue(item, clock())) {
          outcome = 'later'
          return
        }
        outcome = await sendOne(item)
        if (outcome !== 'empty') return
      }
    })
    tell()
    return outcome
  }

  async function sendOne(item: Item): Promise<Drained> {
    await store.put({ ...item, state: 'sending' })
    tell()
    const said = await deliver(item, item.what === 'photo' ? await store.pictureOf(item.id) : null)
    const answer = isTooOld(said) ? 'unreachable' : said
    if (answer === 'unreachable' || answer === 'logged-out') {
      const tries = item.tries + (answer === 'unreachable' ? 1 : 0)
      await store.put({ ...item, state: 'kept', tries, notBefore: answer === 'unreachable' ? clock() + backOffMs(tries) : 0 })
      return answer === 'unreachable' ? 'later' : 'logged-out'
    }
    // A photo that arrived need not fill the phone any longer; the log says that it went.
    if (item.what === 'photo' && answer.state === 'taken') await store.remove(item.id)
    else await store.put({ ...item, state: stateAfter(answer), answer })
    return 'empty'
  }

  /** The network is back: what waited for its turn may go at once. */
  async function hurry(): Promise<void> {
    for (const item of await store.all(userId)) if (isWaiting(item) && item.notBefore > 0) await store.put({ ...item, notBefore: 0 })
  }

  /** What came back is offered once more, with its photos: the office may have mended why it could not take it. */
  async function retry(id: string): Promise<void> {
    for (const item of await store.all(userId))
      if (item.state === 'look' && (item.id === id || item.log.logId === id))
        await store.put({ ...item, state: 'kept', answer: null, tries: 0, notBefore: 0 })
    tell()
  }

  return { add, drain, hurry, retry, all: () => store.all(userId), remove: (id: string) => store.remove(id).then(tell) }
}

export type Queue = ReturnType<typeof makeQueue>

// A server that has not come as far as this phone will: the log waits for it like for a network.
const isTooOld = (said: Awaited<ReturnType<Deliver>>) =>
  typeof said === 'object' && said.state === 'refused' && said.why === 'newer-than-server'

/** What only this phone has. */
export const isWaiting = ({ state }: Pick<Item, 'state'>) => state === 'kept' || state === 'sending'

/** Whether the server does not have it for certain: what logging out would lose. */
export const isUnsent = ({ state }: Pick<Item, 'state'>) => isWaiting({ state }) || state === 'look'

function stateAfter({ state }: Answer): ItemState {
  if (state === 'choose') return 'choose'
  return state === 'refused' ? 'look' : 'sent'
}

const longestWaitMs = 5 * 60_000

/** Two seconds, four, eight … five minutes at most. */
export function backOffMs(tries: number): number {
  return Math.min(longestWaitMs, 1000 * 2 ** Math.min(tries, 12))
}

// A clock that was set back would make an item wait for days: further off than the longest wait means the clock moved.
function isDue({ notBefore }: Item, now: number): boolean {
  return notBefore <= now || notBefore - now > longestWaitMs
}

/** What the badge says of everything together: the most pressing first, and logs before photos. */
export function badgeOf(items: readonly Item[]): { state: ItemState; count: number; what: 'log' | 'photo' } | null {
  for (const state of ['choose', 'look', 'sending', 'kept', 'sent'] as const)
    for (const what of ['log', 'photo'] as const) {
      const count = items.filter((item) => item.state === state && (item.what ?? 'log') === what).length
      if (count > 0) return { state, count, what }
    }
  return null
}
