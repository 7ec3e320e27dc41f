import { Link, useFetcher } from '@remix-run/react'
import { MailCheck, Paperclip } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import type { MailScreen } from './read.server'

type Line = MailScreen['mails']['rows'][number]
type Opened = NonNullable<MailScreen['opened']>

const tones = { waiting: 'now', sent: 'ok', kept: 'neutral', uncertain: 'bad', dead: 'bad' } as const

/** The mail that went out or waits; what was given up stands first and can be sent again. Without a mail server this is where it is read. */
export function MailPage({ mails, opened, server }: MailScreen) {
  const { t } = useTranslation(['common', 'settings'])
  const empty = (
    <EmptyState icon={<MailCheck aria-hidden size={22} />} title={t('settings:mail.empty')} hint={t('settings:mail.emptyHint')} />
  )
  return (
    <>
      <PageHeader title={t('settings:mail.title')} lead={t('settings:mail.lead')} />
      <div className="grid gap-4">
        {server ? <Notice>{t('settings:mail.server', server)}</Notice> : <Notice tone="warn">{t('settings:mail.noServer')}</Notice>}
        {opened && <OneMail key={opened.id} mail={opened} />}
        <Panel>
          <Table caption={t('settings:mail.title')} columns={useColumns()} rows={mails.rows} rowKey={({ id }) => id} empty={empty} />
          {mails.total > mails.size && (
            <Pagination page={mails.page} pageSize={mails.size} total={mails.total} hrefFor={(to) => `?page=${to}`} />
          )}
        </Panel>
      </div>
    </>
  )
}

function useColumns(): Column<Line>[] {
  const { t } = useTranslation(['common', 'settings'])
  const format = useFormat()
  return [
    {
      key: 'subject',
      header: t('settings:mail.subject'),
      primary: true,
      cell: ({ id, subject }) => (
        <Link to={`?mail=${id}`} className="font-semibold break-words hover:underline">
          {subject}
        </Link>
      ),
    },
    { key: 'to', header: t('settings:mail.to'), cell: ({ recipient }) => <span className="break-all">{recipient}</span> },
    { key: 'client', header: t('settings:mail.client'), wideOnly: true, cell: ({ client }) => client ?? '–' },
    {
      key: 'at',
      header: t('settings:mail.at'),
      cell: ({ createdAt, sentAt }) => <span className="tabular-nums">{format.momentAt(sentAt ?? createdAt)}</span>,
    },
    {
      key: 'state',
      header: t('settings:mail.state'),
      cell: ({ state, attempts }) => (
        <>
          <Chip tone={tones[state]}>{t(`settings:mail.states.${state}`)}</Chip>
          {attempts > 1 && <span className="ml-2 text-xs text-ink3">{t('settings:mail.attempts', { count: attempts })}</span>}
        </>
      ),
    },
  ]
}

function OneMail({ mail }: { mail: Opened }) {
  const { t } = useTranslation(['common', 'settings'])
  const { subject, recipient, state, lastError, body, hidden, attachments } = mail
  return (
    <Panel
      title={subject}
      lead={`${t('settings:mail.to')}: ${recipient}`}
      aside={<Chip tone={tones[state]}>{t(`settings:mail.states.${state}`)}</Chip>}
    >
      {lastError && <Notice tone="bad">{t('settings:mail.said', { words: lastError })}</Notice>}
      {state === 'uncertain' && <p className="mt-2 max-w-[68ch] text-ink2">{t('settings:mail.uncertain')}</p>}
      {body ? (
        <pre className="mt-3 max-w-[80ch] font-sans whitespace-pre-wrap break-words">{body}</pre>
      ) : (
        <p className="mt-3 text-ink3">{t(hidden ? 'settings:mail.hidden' : 'settings:mail.blanked')}</p>
      )}
      {attachments.length > 0 && (
        <ul className="mt-3 grid gap-1">
          {attachments.map(({ name, reportId }) => (
            <li key={name} className="flex items-center gap-1.5">
              <Paperclip aria-hidden size={15} className="text-ink3" />
              {reportId ? (
                <Link to={`/reports/${reportId}`} className="underline">
                  {name}
                </Link>
              ) : (
                name
              )}
            </li>
          ))}
        </ul>
      )}
      {(state === 'dead' || state === 'uncertain') && body && <Resend id={mail.id} />}
    </Panel>
  )
}

function Resend({ id }: { id: string }) {
  const { t } = useTranslation(['common', 'settings'])
  const sending = useFetcher<Refused | { waits: true }>()
  return (
    <sending.Form method="post" className="mt-4 grid justify-items-start gap-2">
      <input type="hidden" name="mail" value={id} />
      <Button type="submit" look="primary" busy={sending.state !== 'idle'}>
        {t('settings:mail.again')}
      </Button>
      {sending.data && 'message' in sending.data && (
        <Notice tone="bad" live>
          {sending.data.message}
        </Notice>
      )}
    </sending.Form>
  )
}
