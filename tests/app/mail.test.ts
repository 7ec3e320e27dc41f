import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { send } from '#app/mail/send.server'
import { SYSTEM, Undo, withActor } from '#db/door'
import { mailOf, type NewMail, postMail, resendMail, sendWaiting, sweepOutbox } from '#db/outbox'
import { addMinutes } from '#domain/calendar/moment'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { mailServer } from '#tests/support/mail-server'

let office: TestDatabase
let post: Awaited<ReturnType<typeof mailServer>>
let folder: string
const now = '2025-11-21T14:00:00.000Z'
const origin = 'https://rondo.example'

beforeAll(async () => {
  office = await freshDatabase()
  post = await mailServer()
  folder = await mkdtemp(join(tmpdir(), 'rondo-mail-'))
})
afterEach(async () => {
  post.manners.now = 'take'
  post.received.length = 0
  await office.sql`delete from outbox`
})
afterAll(async () => {
  await post.close()
  await office.drop()
  await rm(folder, { recursive: true })
})

let causes = 0
const mail = (over: Partial<NewMail> = {}): NewMail => {
  causes += 1
  const plain = { clientId: null, kind: 'other', cause: `cause ${causes}`, recipient: 'pieter@waalstroom.example' } as const
  return { ...plain, subject: 'Rapport 8, week 47', body: 'Geachte heer,\n\nUw rapport.\n', host: 'rondo.example', ...over }
}
const posted = async (over: Partial<NewMail> = {}) => {
  const id = await withActor(office.db, SYSTEM, (tx) => postMail(tx, mail(over), now))
  if (!id) throw new Error('the mail was not posted')
  return id
}
const withServer = { mail: { url: '', from: 'Jansen & Bos <rapport@jansenbos.example>' }, origin }
const attempt = (
  id: string,
  at = now,
  settings: Parameters<typeof send>[1] = { ...withServer, mail: { ...withServer.mail, url: post.url } },
) => sendWaiting(office.db, id, (waiting) => send(waiting, settings, folder), at)
const kept = (id: string) => withActor(office.db, SYSTEM, (tx) => mailOf(tx, id))

test('a mail is sent once, to its one recipient, from the firm, with the Message-ID of the outbox', async () => {
  const id = await posted()
  expect(await attempt(id)).toBe('sent')
  expect(await attempt(id)).toBeNull()
  expect(post.received).toHaveLength(1)
  expect(post.received[0]).toMatchObject({
    from: 'rapport@jansenbos.example',
    to: ['pieter@waalstroom.example'],
    messageId: `<${id}@rondo.example>`,
  })
  expect(post.received[0]?.text).toContain('Uw rapport.')
})

test('a cause has one mail, and what is undone has none', async () => {
  const one = mail()
  expect(await withActor(office.db, SYSTEM, (tx) => postMail(tx, one, now))).not.toBeNull()
  expect(await withActor(office.db, SYSTEM, (tx) => postMail(tx, one, now))).toBeNull()
  await withActor(office.db, SYSTEM, async (tx) => {
    await postMail(tx, mail(), now)
    throw new Undo('no')
  })
  const [found] = await office.sql`select count(*)::int as mails from outbox`
  expect(found).toEqual({ mails: 1 })
})

test('a mail leaves its job in the same transaction, whoever writes it', async () => {
  await office.sql`delete from pgboss.job`
  const id = await posted()
  expect(await office.sql`select name, data from pgboss.job`).toEqual([{ name: 'mail', data: { outboxId: id, clientId: null } }])
})

test('of two workers that want the same mail one sends it', async () => {
  const id = await posted()
  const outcomes = await Promise.all([attempt(id), attempt(id), attempt(id)])
  expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1)
  expect(post.received).toHaveLength(1)
})

test('a server that says later gets it later, after longer and longer waits, and after six attempts a person must look', async () => {
  post.manners.now = 'not-now'
  const id = await posted()
  let at = now
  const states = []
  for (const wait of [0, 1, 5, 25, 125, 625]) {
    expect(wait === 0 || (await attempt(id, addMinutes(at, wait - 0.5))) === null).toBe(true)
    at = addMinutes(at, wait)
    states.push(await attempt(id, at))
  }
  expect(states).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting', 'dead'])
  expect(await kept(id)).toMatchObject({ state: 'dead', attempts: 6 })
  expect((await kept(id))?.lastError).toContain('try later')
})

test('a server that says never is asked once; a person may have it sent again, under the same Message-ID', async () => {
  post.manners.now = 'never'
  const id = await posted()
  expect(await attempt(id)).toBe('dead')
  post.manners.now = 'take'
  expect(await withActor(office.db, SYSTEM, (tx) => resendMail(tx, id, now))).toEqual({ clientId: null })
  expect(await withActor(office.db, SYSTEM, (tx) => resendMail(tx, id, now))).toBeNull()
  expect(await attempt(id)).toBe('sent')
  expect(post.received.map(({ messageId }) => messageId)).toEqual([`<${id}@rondo.example>`])
})

test('a server that takes the mail and dies gets it once more under the same Message-ID, never under another, and then a person must look', async () => {
  post.manners.now = 'take-and-die'
  const id = await posted()
  expect(await attempt(id)).toBe('waiting')
  expect(await attempt(id, addMinutes(now, 1))).toBe('uncertain')
  expect(await attempt(id, addMinutes(now, 60))).toBeNull()
  expect(post.received.length).toBeLessThanOrEqual(2)
  expect(new Set(post.received.map(({ messageId }) => messageId))).toEqual(new Set([`<${id}@rondo.example>`]))
  expect(post.received[0]?.text).toBe(post.received.at(-1)?.text)
})

test('a server that is not there is tried again', async () => {
  const id = await posted()
  const nowhere = { ...withServer, mail: { ...withServer.mail, url: 'smtp://127.0.0.1:9' } }
  expect(await attempt(id, now, nowhere)).toBe('waiting')
  expect(await attempt(id, addMinutes(now, 1))).toBe('sent')
})

test('the link to a new password is gone from the database as soon as it is sent', async () => {
  const id = await posted({ secret: true, body: 'https://rondo.example/reset/geheim' })
  await attempt(id)
  expect(post.received[0]?.text).toContain('/reset/geheim')
  expect((await kept(id))?.body).toBe('')
})

test('without a mail server a mail stands in the app and as a file, with its attachments; a link that opens a door is gone after a day', async () => {
  const attachments = [{ name: 'afspraak.ics', type: 'text/calendar', bytes: Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n') }] as const
  const id = await posted({ attachments, secret: true })
  expect(await attempt(id, now, { mail: null, origin })).toBe('kept')
  const file = await readFile(join(folder, 'mail', `${id}.eml`), 'utf8')
  expect(file).toContain(`Message-ID: <${id}@rondo.example>`)
  expect(file).toContain('filename=afspraak.ics')
  expect(await kept(id)).toMatchObject({ state: 'kept', body: mail().body, attachments: [{ name: 'afspraak.ics', reportId: null }] })
  await sweepOutbox(office.db, addMinutes(new Date().toISOString(), 25 * 60))
  expect((await kept(id))?.body).toBe('')
})

test('mails that lost their job get one again', async () => {
  await posted()
  await office.sql`delete from pgboss.job`
  expect(await sweepOutbox(office.db, addMinutes(now, 1))).toBe(1)
  const [jobs] = await office.sql`select count(*)::int as waiting from pgboss.job where name = 'mail'`
  expect(jobs).toEqual({ waiting: 1 })
})

test('whatever somebody types as recipient or subject, nobody else gets the mail and it gets no further header', async () => {
  const nasty = fc.constantFrom(
    '\r\nBcc: x@evil.example',
    '\nTo: y@evil.example',
    ', z@evil.example',
    '<a@evil.example>',
    '"q" <b@evil.example>',
    '%0aCc:c',
  )
  const text = fc.tuple(fc.string({ maxLength: 20 }), nasty).map(([before, after]) => before + after)
  await fc.assert(
    fc.asyncProperty(text, text, async (recipient, subject) => {
      post.received.length = 0
      const waiting = {
        ...{ id: 'x', messageId: '<x@rondo.example>', body: 'tekst', replyTo: null, createdAt: now, attachments: [] },
        ...{ recipient: `pieter@waalstroom.example${recipient}`, subject },
      }
      const settings = { ...withServer, mail: { ...withServer.mail, url: post.url } }
      expect(await send(waiting, settings, folder)).toEqual({ failed: 'this is no mail address', never: true })
      await send({ ...waiting, recipient: 'pieter@waalstroom.example' }, settings, folder)
      expect(post.received.map(({ to }) => to)).toEqual([['pieter@waalstroom.example']])
      const [headers = ''] = (post.received[0]?.text ?? '').split('\r\n\r\n')
      expect(headers.match(/^(bcc|cc|to):/gim)).toEqual(['To:'])
    }),
    { numRuns: 60 },
  )
})
