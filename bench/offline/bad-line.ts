import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { takeLog } from '#app/road/take-log.server'
import type { StaffActor } from '#domain/relations/actor'

export type Line = Awaited<ReturnType<typeof badLine>>

/** The way from a phone to the server, as bad as it gets until `calm` is called: the app's own use case behind HTTP, and a network that fails in every way. */
export async function badLine() {
  const did = { dropped: 0, doubled: 0, delayed: 0, answersLost: 0, serverCuts: 0 }
  let isCalm = false
  let busy = 0
  const chance = (share: number) => !isCalm && Math.random() < share
  const line = { actor: null as StaffActor | null }
  const server = createServer(async (request, response) => {
    busy += 1
    try {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const form = new URLSearchParams(Buffer.concat(parts).toString())
      const answer = await takeLog(line.actor as StaffActor, JSON.parse(form.get('log') ?? 'null'), {
        now: new Date().toISOString(),
        sentAt: form.get('sentAt'),
      })
      if (chance(0.1)) {
        did.answersLost += 1
        request.socket.destroy()
      } else response.end(JSON.stringify(answer))
    } catch {
      request.socket.destroy()
    } finally {
      busy -= 1
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const overBadLine: typeof fetch = async (address, options) => {
    if (chance(0.2)) {
      did.dropped += 1
      throw new TypeError('no network')
    }
    if (chance(0.1)) {
      did.doubled += 1
      void fetch(address, options).catch(() => {})
    }
    if (chance(0.1)) {
      did.delayed += 1
      await pause(Math.random() * 50)
    }
    if (chance(0.03)) {
      did.serverCuts += 1
      setTimeout(() => server.closeAllConnections(), Math.random() * 20)
    }
    return fetch(address, options)
  }

  return Object.assign(line, {
    origin,
    fetch: overBadLine,
    calm: () => {
      isCalm = true
    },
    /** Waits until nothing is under way any more, and is bad again. */
    quiet: async () => {
      while (busy > 0) await pause(5)
      isCalm = false
    },
    did: () => did,
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}
