import { type Change, listenToChanges } from '#db/live'
import type { StaffActor } from '#domain/relations/actor'

/** A line is closed after so long, and the browser opens the next: a login that ended hears nothing more after that. */
const longestMs = 10 * 60_000
const beatMs = 25_000

/**
 * A stream of server-sent events: `changed` whenever something changes at the call desk that the actor sees, in this campaign or at this client as a whole. It
 * says only that something changed; what, is read by the page as always.
 * @param once ends after the first line, for who only asks whether it works
 */
export function liveStream(
  actor: StaffActor,
  campaignId: string,
  { signal, once }: { signal: AbortSignal; once: boolean },
): ReadableStream {
  const write = new TextEncoder()
  let stop = () => {}
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(write.encode('retry: 3000\n\n'))
      if (once || signal.aborted) return controller.close()
      const unlisten = await listenToChanges((change) => {
        if (concerns(change, actor, campaignId)) controller.enqueue(write.encode('event: changed\ndata: 1\n\n'))
      })
      const beat = setInterval(() => controller.enqueue(write.encode(': beat\n\n')), beatMs)
      const end = setTimeout(() => stop(), longestMs)
      stop = () => {
        stop = () => {}
        clearInterval(beat)
        clearTimeout(end)
        void unlisten().catch(() => {})
        try {
          controller.close()
        } catch {
          // The browser closed it first.
        }
      }
      signal.addEventListener('abort', () => stop())
    },
    cancel: () => stop(),
  })
}

function concerns({ clientId, campaignId }: Change, actor: StaffActor, asked: string): boolean {
  if (actor.clientIds !== 'all' && !actor.clientIds.includes(clientId)) return false
  if (campaignId === null) return true
  return campaignId === asked && (actor.campaignIds === 'all' || actor.campaignIds.includes(campaignId))
}
