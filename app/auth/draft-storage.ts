import type { Draft } from './draft'

const key = 'rondo:typed'
const twelveHours = 12 * 60 * 60 * 1000

/**
 * Keeps one draft in this tab until the answer is there, for this user only. It ends with the tab, and with logging out (Clear-Site-Data).
 */
export function keepDraft(userId: string, draft: Draft): void {
  store((storage) => storage.setItem(key, JSON.stringify({ userId, at: Date.now(), draft })))
}

/** The draft of this user on this page, when there is one and it is not old. Somebody else's is thrown away. */
export function keptDraft(userId: string, path: string): Draft | null {
  const kept = store((storage) => JSON.parse(storage.getItem(key) ?? 'null') as { userId: string; at: number; draft: Draft } | null)
  if (!kept) return null
  if (kept.userId !== userId || Date.now() - kept.at > twelveHours) dropDraft()
  else if (kept.draft.path === path) return kept.draft
  return null
}

export function dropDraft(): void {
  store((storage) => storage.removeItem(key))
}

// A browser may refuse storage altogether, or be full: then typing is not kept, and nothing else goes wrong.
function store<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(sessionStorage)
  } catch {
    return null
  }
}
