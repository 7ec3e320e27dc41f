import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { Settings } from '#app/http/settings.server'
import type { MailToSend, Sending } from '#db/outbox'
import { isMailAddress } from '#domain/relations/mail-address'
import { composed } from './compose.server'

/** Sends a mail over the mail server of the settings; without one it is kept: in the app, and as a file in the data folder. */
export async function send(mail: MailToSend, settings: Pick<Settings, 'mail' | 'origin'>, dataFolder: string): Promise<Sending> {
  if (!isMailAddress(mail.recipient)) return { failed: 'this is no mail address', never: true }
  const from = settings.mail?.from ?? `Rondo <rondo@${new URL(settings.origin).hostname}>`
  const text = await composed(mail, from)
  if (settings.mail) return overTheLine(settings.mail.url, from, mail.recipient, text)
  await keepFile(join(resolve(dataFolder), 'mail'), `${mail.id}.eml`, text)
  return 'kept'
}

// The server waits so long at each step; a worker's lease is renewed meanwhile.
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

async function overTheLine(url: string, from: string, to: string, text: Buffer): Promise<Sending> {
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true })
  let given = false
  const raw = Readable.from([text])
  raw.on('end', () => {
    given = true
  })
  try {
    await transport.sendMail({ envelope: { from: addressIn(from), to: [to] }, raw })
    return 'sent'
  } catch (error) {
    return wentWrong(error, given)
  } finally {
    transport.close()
  }
}

/** An answer of the server is a plain no: for now (4xx) or for good (5xx). No answer after the text was given is neither: it may have arrived. */
function wentWrong(error: unknown, given: boolean): Sending {
  const { responseCode, message } = error as { responseCode?: number; message?: string }
  const said =
    String(message ?? error)
      .split('\n')[0]
      ?.slice(0, 300) ?? ''
  if (responseCode && responseCode >= 500) return { failed: said, never: true }
  if (responseCode || !given) return { failed: said }
  return { unsure: said }
}

const addressIn = (sender: string) => /<([^<>]+)>$/.exec(sender)?.[1] ?? sender

// It appears whole under its name, also when the program is killed meanwhile.
async function keepFile(folder: string, name: string, text: Buffer) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const whole = join(folder, name)
  await writeFile(`${whole}.part`, text, { mode: 0o600 })
  await rename(`${whole}.part`, whole)
}
