import { createTransport } from 'nodemailer'
import type { MailToSend } from '#db/outbox'

const composer = createTransport({
  streamTransport: true,
  buffer: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
})

/**
 * A mail as it goes over the line. Its Message-ID and date are those of the outbox, so that sent again it is the same mail to whoever receives it.
 * Attachments are bytes only, never a path or an address.
 */
export async function composed(
  { messageId, recipient, subject, body, replyTo, createdAt, attachments }: MailToSend,
  from: string,
): Promise<Buffer> {
  const { message } = await composer.sendMail({
    messageId,
    from,
    to: recipient,
    subject,
    text: body,
    date: new Date(createdAt),
    ...(replyTo ? { replyTo } : {}),
    attachments: attachments.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: bytes })),
  })
  return message as Buffer
}
