import { FileText, HandHelping, Hourglass, Inbox, MessageSquareWarning, Stamp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { LinkButton } from '#app/ui/link-button'
import type { Attention } from './portfolio.server'

/** What needs the manager now, each with the one button that helps. */
export function AttentionList({ attention, now }: { attention: readonly Attention[]; now: string }) {
  const { t } = useTranslation(['common', 'home'])
  return (
    <ul aria-label={t('home:attention')} className="mb-4 grid gap-2 lg:grid-cols-2">
      {attention.map((each) => (
        <Item key={`${each.kind} ${each.id}`} each={each} now={now} />
      ))}
    </ul>
  )
}

function Item({ each, now }: { each: Attention; now: string }) {
  const { t } = useTranslation(['common', 'home'])
  const { Icon, to, label } = places[each.kind]
  return (
    <li className="flex items-center gap-3 rounded-lg bg-now-soft py-2 pr-2 pl-4">
      <Icon aria-hidden size={17} className="shrink-0 text-now-text" />
      <p className="min-w-0 flex-1 text-pretty">{useSentence(each, now)}</p>
      <LinkButton to={to(each)} look="secondary" size="sm">
        {t(`home:${label}`)}
      </LinkButton>
    </li>
  )
}

function useSentence(each: Attention, now: string): string {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  const { client, campaign } = each
  if (each.kind === 'behind')
    return t('home:behind', { client, campaign, hours: format.duration(each.freeMinutes), weeks: t('home:weeks', { count: each.weeks }) })
  if (each.kind === 'report') return t('home:report', { client, number: each.number })
  if (each.kind === 'dispute') return t('home:dispute', { client, line: each.subject, day: format.day(each.since.slice(0, 10), 'brief') })
  if (each.kind === 'call-off')
    return t('home:callOff', {
      client,
      asked: each.subject,
      hours: format.duration(each.number ?? 0),
      day: format.day(each.since.slice(0, 10), 'brief'),
    })
  if (each.kind === 'approval')
    return t('home:approval', { client, number: each.number, day: format.day(each.since.slice(0, 10), 'brief') })
  const words = { client, subject: each.subject, moment: format.momentAt(each.since) }
  if (each.kind === 'request') return each.since < now ? t('home:requestLate', words) : t('home:request', words)
  return each.since < now ? t('home:complaintLate', words) : t('home:complaint', words)
}

const places = {
  behind: { Icon: Hourglass, label: 'plan', to: ({ campaignId }: Attention) => `/campaigns/${campaignId}/run/calls` },
  report: { Icon: FileText, label: 'read', to: ({ id }: Attention) => `/reports/${id}` },
  approval: { Icon: Stamp, label: 'open', to: ({ campaignId }: Attention) => `/campaigns/${campaignId}/actions` },
  dispute: { Icon: MessageSquareWarning, label: 'open', to: ({ id }: Attention) => `/units/${id}` },
  'call-off': { Icon: HandHelping, label: 'open', to: ({ id }: Attention) => `/units/${id}` },
  complaint: { Icon: MessageSquareWarning, label: 'open', to: ({ id }: Attention) => `/requests/${id}` },
  request: { Icon: Inbox, label: 'open', to: ({ id }: Attention) => `/requests/${id}` },
} as const
