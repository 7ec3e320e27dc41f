import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { textTones } from '#app/ui/tone'
import { dayOf } from '#domain/calendar/moment'
import { stateTones, useDeskWords, verdictTones } from './desk-words'
import type { RequestScreen } from './read.server'
import { RequestSteps } from './request-steps'

export interface RequestPageProps {
  screen: RequestScreen
  me: string
  today: string
  op: string
}

/** One request: what is asked, what was promised, what can be done, and what happened. */
export function RequestPage(props: RequestPageProps) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  const words = useDeskWords()
  const { request } = props.screen
  const list = request.kind === 'complaint' && !request.fromClient ? 'complaints' : 'requests'
  const asked = {
    by: request.by ?? request.customer ?? request.client,
    channel: t(`desk:channels.${request.channel}`),
    when: format.momentAt(request.receivedAt),
  }
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader
        title={request.subject}
        lead={t('desk:page.asked', asked)}
        crumbs={[{ to: list === 'complaints' ? '/requests/complaints' : '/requests', label: t(`desk:tabs.${list}`) }]}
        actions={<Chip tone={stateTones[request.state.is]}>{words.state(request.state)}</Chip>}
      />
      <div className="grid gap-4">
        <Panel>
          {request.text && <p className="max-w-[68ch] text-base break-words whitespace-pre-line">{request.text}</p>}
          <p className={classes('font-semibold', request.text && 'mt-3', request.due && textTones[verdictTones[request.due]])}>
            {words.due(request)}
          </p>
          {request.answerBy && request.termMinutes !== null && (
            <p className="text-ink3">
              {t('desk:page.term', { when: format.momentAt(request.answerBy), term: words.term(request.termMinutes, request.dayMinutes) })}
            </p>
          )}
          <RequestSteps {...props} />
        </Panel>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <History request={request} />
          <Facts request={request} />
        </div>
      </div>
    </div>
  )
}

type Shown = RequestPageProps['screen']['request']

function Facts({ request }: { request: Shown }) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  const { client, customer, customerId, campaign, campaignId, owner, replyTo, recovery, kind } = request
  const rows = [
    [t('desk:list.kind'), t(`desk:kinds.${kind}`)],
    [t('desk:page.owner'), owner ?? t('desk:list.nobody')],
    [t('desk:list.client'), client],
    customerId && [
      t('desk:list.customer'),
      <TextLink key="customer" to={`/relations/${customerId}`}>
        {customer}
      </TextLink>,
    ],
    campaignId && [
      t('desk:page.campaign'),
      <TextLink key="campaign" to={`/campaigns/${campaignId}`}>
        {campaign}
      </TextLink>,
    ],
    [t('desk:page.replyTo'), replyTo ?? t('desk:page.noMail')],
    recovery && [
      t('desk:page.recovery'),
      recovery.doneAt
        ? t('desk:page.recoveryDone', { day: format.day(dayOf(recovery.doneAt)) })
        : t('desk:page.recoveryPlanned', { day: recovery.dueOn ? format.day(recovery.dueOn) : '' }),
    ],
  ]
  return (
    <Panel>
      <dl className="grid gap-2.5">
        {rows.map(
          (row) =>
            row && (
              <div key={String(row[0])}>
                <dt className="text-xs text-ink3">{row[0]}</dt>
                <dd className="break-words">{row[1]}</dd>
              </div>
            ),
        )}
      </dl>
    </Panel>
  )
}

function History({ request: { steps, receivedAt } }: { request: Shown }) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  return (
    <Panel title={t('desk:page.history')}>
      <ol className="grid gap-3">
        <li className="border-l-2 border-line pl-3">
          <span className="font-medium">{t('desk:steps.received')}</span>{' '}
          <span className="text-xs text-ink3">{format.momentAt(receivedAt)}</span>
        </li>
        {steps.map(({ id, at, kind, text, who, to }) => (
          <li key={id} className="border-l-2 border-line pl-3">
            <p>
              <span className="font-medium">{t(`desk:steps.${kind}`, { who: who ?? t('desk:steps.somebody'), to: to ?? '' })}</span>{' '}
              <span className="text-xs text-ink3">{format.momentAt(at)}</span>
              {kind === 'noted' && <Chip className="ml-2">{t('desk:steps.ours')}</Chip>}
            </p>
            {text && <p className="max-w-[68ch] break-words whitespace-pre-line text-ink2">{text}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
