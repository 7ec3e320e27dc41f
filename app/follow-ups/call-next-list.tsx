import { Link } from '@remix-run/react'
import { CalendarHeart, Clock3, Gift, HandHeart, Megaphone, PartyPopper, Phone, PhoneForwarded, Wrench } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import type { Day } from '#domain/calendar/day'
import type { FollowUpReason } from '#domain/carry-out/follow-up-list'
import { usePageHref, WhoseChoice } from './frame'
import type { CallNext } from './read.server'
import { useReasonWords } from './reason-words'
import { SnoozeDialog } from './snooze-dialog'

interface CallNextProps {
  page: { rows: CallNext[]; total: number; page: number; size: number }
  today: Day
  op: string
}

/** Who to call in the coming week: the weightiest first, each with the reason in words. */
export function CallNextList({ page, today, op }: CallNextProps) {
  const { t } = useTranslation(['common', 'followUps'])
  const hrefFor = usePageHref()
  const [snoozing, setSnoozing] = useState<CallNext | null>(null)
  return (
    <Panel flush title={t('followUps:next.title', { count: page.total })} lead={t('followUps:next.lead')} aside={<WhoseChoice />}>
      {page.rows.length === 0 ? (
        <EmptyState icon={<PartyPopper aria-hidden size={22} />} title={t('followUps:next.empty')} hint={t('followUps:next.emptyHint')} />
      ) : (
        <ol start={(page.page - 1) * page.size + 1} className="mt-2 divide-y divide-line">
          {page.rows.map((row) => (
            <Row key={row.customerId} row={row} today={today} onSnooze={() => setSnoozing(row)} />
          ))}
        </ol>
      )}
      {page.total > 0 && <Pagination page={page.page} pageSize={page.size} total={page.total} hrefFor={hrefFor} />}
      {snoozing && <SnoozeDialog row={snoozing} today={today} op={op} onClose={() => setSnoozing(null)} />}
    </Panel>
  )
}

function Row({ row, today, onSnooze }: { row: CallNext; today: Day; onSnooze: () => void }) {
  const { t } = useTranslation(['common', 'followUps'])
  const words = useReasonWords(today)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 md:px-5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link to={`/relations/${row.customerId}`} className="font-semibold text-brand-text hover:underline">
            {row.name}
          </Link>
          <span className="text-xs text-ink3">{[row.place, row.client, row.owner].filter(Boolean).join(' · ')}</span>
        </p>
        <ul className="mt-1 flex flex-col gap-1">
          {row.reasons.map((reason, at) => {
            const { text, late } = words(reason)
            const Icon = icons[reason.kind]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the reasons of one row never change place
              <li key={at} className={classes('flex items-start gap-2', late ? 'text-now-text' : 'text-ink2')}>
                <Icon aria-hidden size={15} className="mt-0.5 shrink-0" />
                <span className="min-w-0 break-words">{text}</span>
              </li>
            )
          })}
        </ul>
        <LastContactLine last={row.last} />
      </div>
      <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1">
        {row.phone && (
          <a
            href={`tel:${row.phone}`}
            className={buttonClasses({ size: 'sm' })}
            aria-label={t('followUps:next.callTo', { name: row.name })}
          >
            <Phone aria-hidden size={15} /> {row.phoneText}
          </a>
        )}
        <Button size="sm" look="quiet" onClick={onSnooze} aria-label={t('followUps:snooze.of', { name: row.name })}>
          {t('followUps:snooze.button')}
        </Button>
      </div>
    </li>
  )
}

const icons = {
  promise: HandHeart,
  callback: PhoneForwarded,
  'thank-you': Gift,
  mended: Wrench,
  signal: Megaphone,
  birthday: CalendarHeart,
  rhythm: Clock3,
} satisfies Record<FollowUpReason['kind'], typeof Phone>

function LastContactLine({ last }: { last: CallNext['last'] }) {
  const { t } = useTranslation(['common', 'followUps'])
  const format = useFormat()
  if (!last) return null
  const day = last.at ? format.momentAt(last.at) : format.day(last.on)
  return <p className="mt-1 text-xs text-ink3">{t(`followUps:last.${last.channel ?? 'file'}`, { day, by: last.by ?? '' })}</p>
}
