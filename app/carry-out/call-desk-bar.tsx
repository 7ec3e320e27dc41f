import { Link } from '@remix-run/react'
import { Keyboard, Pause, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { useOpenKeys } from '#app/shell/open-keys'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { Progress } from '#app/ui/progress'
import type { CallQueuePage } from './call-queue.server'

interface CallDeskBarProps {
  campaignId: string
  queue: CallQueuePage
  isPaused: boolean
  onPause: () => void
}

/** The top of the call desk: for whom is called, and how far the day, the round and the unit are. */
export function CallDeskBar({ campaignId, queue: { campaign, progress }, isPaused, onPause }: CallDeskBarProps) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const openKeys = useOpenKeys()
  return (
    <header className="flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line bg-paper px-4 py-2 lg:h-14 lg:shrink-0 lg:flex-nowrap lg:px-5 lg:py-0">
      <div className="min-w-0 max-lg:basis-full">
        <h1 className="text-lg leading-tight font-semibold">{t('run:calls.title')}</h1>
        <Link to={`/campaigns/${campaignId}`} className="block truncate rounded-sm text-xs text-ink3 hover:text-brand-text">
          {campaign.name} · {campaign.client}
        </Link>
      </div>
      <ul className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1 text-ink3 lg:ml-4 lg:flex-nowrap lg:divide-x lg:divide-line lg:*:pr-4">
        <li className="flex items-center gap-2 whitespace-nowrap">
          {t('run:calls.bar.booked')}
          {progress.goal > 0 && <Pills done={progress.booked} of={progress.goal} />}
          <b className="font-semibold text-ink tabular-nums">
            {progress.goal > 0 ? t('run:calls.bar.of', { done: progress.booked, of: progress.goal }) : progress.booked}
          </b>
        </li>
        <li className="flex items-center gap-2 whitespace-nowrap tabular-nums">
          <span className="max-xl:hidden">{t('run:calls.bar.round')}</span>
          <b className="font-semibold text-ink">{t('run:calls.bar.of', { done: progress.called, of: progress.wanted })}</b>
          {t('run:calls.bar.called')}
        </li>
        {progress.unitMinutes !== null && (
          <li className="whitespace-nowrap tabular-nums max-sm:hidden">
            {t('run:calls.bar.unit')}{' '}
            <b className={classes('font-semibold', progress.unitMinutes < 0 ? 'text-bad-text' : 'text-ink')}>
              {t('run:calls.bar.hours', { hours: format.hours(progress.unitMinutes) })}
            </b>{' '}
            {t('run:calls.bar.left')}
          </li>
        )}
      </ul>
      <div className="flex items-center gap-1 max-lg:hidden">
        <Button look="quiet" size="sm" keyHint="?" onClick={openKeys}>
          <Keyboard aria-hidden size={16} />
          {t('run:calls.bar.keys')}
        </Button>
        <Button size="sm" keyHint="P" aria-pressed={isPaused} onClick={onPause}>
          {isPaused ? <Play aria-hidden size={14} /> : <Pause aria-hidden size={14} />}
          {t(isPaused ? 'run:calls.bar.goOn' : 'run:calls.bar.pause')}
        </Button>
      </div>
    </header>
  )
}

const mostPills = 8

/** A pill per visit as long as they can be counted at a glance. */
function Pills({ done, of }: { done: number; of: number }) {
  const { t } = useTranslation(['common', 'run'])
  const label = t('run:calls.bar.of', { done, of })
  if (of > mostPills) return <Progress value={Math.min(done, of)} max={of} label={label} tone="ok" size="md" className="w-24" />
  return (
    <span aria-hidden className="flex gap-1">
      {Array.from({ length: of }, (_, at) => at).map((pill) => (
        <i key={pill} className={classes('h-2 w-5 rounded-full', pill < done ? 'bg-ok' : 'bg-line')} />
      ))}
    </span>
  )
}
