import { useLater } from './use-later'

/** So long something that was done can be taken back with one press. */
export const undoMs = 10_000
const badNewsMs = 8000

const loadToaster = () => import('./toaster')

let nowReady = () => {}
const ready = new Promise<void>((resolve) => {
  nowReady = resolve
})

/** The place where toasts appear. Stands once, in the root; its code comes after the page, which does not need it. */
export function Toasts({ theme }: { theme: 'light' | 'dark' | 'system' }) {
  const Toaster = useLater(loadToaster)
  return Toaster && <Toaster theme={theme} onReady={nowReady} />
}

/** Says that something is done. Pass the text already translated. */
export function tellDone(message: string, detail?: string) {
  void toaster().then((toast) => toast.success(message, { description: detail }))
}

/** Says that something did not happen, and why. Stays longer than good news. */
export function tellFailed(message: string, detail?: string) {
  void toaster().then((toast) => toast.error(message, { description: detail, duration: badNewsMs }))
}

/**
 * Says that something is done and offers to take it back for ten seconds. `undo` runs at most once.
 * The label is passed in translated, for example t('undo').
 */
export function tellWithUndo(message: string, { label, undo }: { label: string; undo: () => void }) {
  void toaster().then((toast) => toast.success(message, { duration: undoMs, action: { label, onClick: undo } }))
}

/** How something is taken back: what is sent where, and what is said when it was. A refusal says its own sentence. */
export type TakeBack = { action: string; fields: Record<string, string>; done: string }

let takeBack = (_: TakeBack) => {}

/** Who takes back what a toast offered. @returns what stops it */
export function onTakeBack(take: (asked: TakeBack) => void): () => void {
  takeBack = take
  return () => {
    takeBack = () => {}
  }
}

/** Says that something is done and offers to take it back for ten seconds; what comes of that is said too. */
export function tellToTakeBack(message: string, { label, ...asked }: TakeBack & { label: string }) {
  tellWithUndo(message, { label, undo: () => takeBack(asked) })
}

async function toaster() {
  await ready
  return (await import('sonner')).toast
}
