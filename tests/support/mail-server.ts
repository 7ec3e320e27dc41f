import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = { from: string; to: string[]; text: string; messageId: string }

/** What the server does with a mail after it has the whole text: takes it, says no for now, says no for good, or takes it and hangs up without a word. */
export type Manner = 'take' | 'not-now' | 'never' | 'take-and-die'

/** A mail server that runs in the test and keeps what it gets. */
export async function mailServer() {
  const received: Received[] = []
  const manners = { now: 'take' as Manner }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const manner = manners.now
        if (manner === 'not-now') return done(Object.assign(new Error('try later'), { responseCode: 451 }))
        if (manner === 'never') return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
        const text = Buffer.concat(chunks).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text,
          messageId: /^Message-ID: *(\S+)/im.exec(text)?.[1] ?? '',
        })
        if (manner === 'take') return done()
        for (const connection of server.connections as Set<{ _socket: { destroy(): void } }>) connection._socket.destroy()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    manners,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
