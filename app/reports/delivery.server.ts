import { i18nFor } from '#app/http/language.server'
import { settings } from '#app/http/settings.server'
import type { Tx } from '#db/door'
import { postMail } from '#db/outbox'
import type { KeptReport } from '#db/reports'
import type { Moment } from '#domain/calendar/moment'
import type { WordedReport } from '#reports/visit-report/content'
import { fileName } from './file-name'

/**
 * Writes the mails of a released report, one to each person who receives it, in the transaction of its release: the first page in the text, the PDF that was
 * kept as attachment, and the way to the portal. Asked again nobody gets a second one. @returns how many were written now
 */
export async function mailReport(
  tx: Tx,
  report: KeptReport,
  words: WordedReport,
  people: readonly { id: string; name: string; email: string }[],
  now: Moment,
): Promise<number> {
  const { hostname, origin } = new URL(settings().origin)
  const file = { name: fileName({ ...report, state: 'released' }, report.language), type: 'application/pdf', reportId: report.id } as const
  let written = 0
  for (const { id, name, email } of people) {
    const mail = {
      ...({ clientId: report.clientId, kind: 'report', cause: `report ${report.id} ${id}`, recipient: email } as const),
      ...{ subject: words.title.replace(/\s+/g, ' ').slice(0, 200), body: reportMail(words, name, `${origin}/portal`), host: hostname },
      attachments: [file],
    }
    if (await postMail(tx, mail, now)) written += 1
  }
  return written
}

/** The first page as plain text: what the client reads without opening anything. */
export function reportMail({ language, glance, asks, correction, firm }: WordedReport, name: string, portal: string): string {
  const t = i18nFor(language).getFixedT(language, 'reports')
  const numbers = glance.numbers.map(
    ({ value, of, label, change }) => `- ${[value, of].filter(Boolean).join(' ')} ${label}${change ? ` (${change})` : ''}`,
  )
  const asked = asks.asks.map(({ text, who, when }, at) => `${at + 1}. ${[text, who, when].filter(Boolean).join(', ')}`)
  const parts = [
    t('mail.greeting', { name }),
    correction ? [correction.heading, correction.text, ...correction.changes.map((change) => `- ${change}`)].join('\n') : '',
    glance.headline,
    glance.summary.join(' '),
    numbers.join('\n'),
    asked.length > 0 ? `${asks.heading}\n${asked.join('\n')}` : '',
    t('mail.attached', { portal }),
    t('mail.closing', { firm }),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
