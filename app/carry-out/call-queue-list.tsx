import { useNavigate } from '@remix-run/react'
import { Lock, Phone } from 'lucide-react'
import { type MouseEvent, memo, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { useItemWords } from '#app/relations/item-words'
import { groupOf } from '#app/segments/segment-colour'
import { classes } from '#app/ui/classes'
import { Field } from '#app/ui/field'
import { Kbd } from '#app/ui/kbd'
import { TextLink } from '#app/ui/link-button'
import { Select } from '#app/ui/select'
import { groupFills } from '#app/ui/tone'
import { dayOf } from '#domain/calendar/moment'
import type { CallQueuePage, QueueLine } from './call-queue.server'

interface CallQueueListProps {
  home: string
  queue: CallQueuePage
  /** Who is on the screen. */
  current: string | undefined
  /** The part of the queue that is shown, as it stands in the address. */
  filter: string
}

const parts = ['promised', 'next', 'later', 'rest'] as const

/**
 * Who is to be called: promised, next, and who can rest. On a phone it folds away under its count. Drawn again only when something in it is another: whoever comes
 * next on the desk would wait for it.
 */
export const CallQueueList = memo(function CallQueueList(props: CallQueueListProps) {
  const [isUnfolded, setUnfolded] = useState(false)
  const { t } = useTranslation(['common', 'run'])
  const count = t('run:calls.queueCount', { count: props.queue.total })
  return (
    <nav
      aria-label={t('run:calls.queue')}
      className="min-w-0 px-4 pt-3 lg:min-h-0 lg:overflow-y-auto lg:border-r lg:border-line lg:px-2 lg:pb-3"
    >
      <details className="rounded-xl border border-line bg-surface lg:hidden" onToggle={(event) => setUnfolded(event.currentTarget.open)}>
        <summary className="min-h-11 cursor-pointer px-4 py-3 font-semibold">{count}</summary>
        <div className="max-h-80 overflow-y-auto px-2 pb-3">{isUnfolded && <QueueParts {...props} />}</div>
      </details>
      <div className="hidden lg:block">
        <h2 className="flex items-center gap-1.5 px-2 pb-2 text-base font-semibold">
          <span className="flex-1">{t('run:calls.queue')}</span>
          <span className="text-xs font-normal text-ink3 tabular-nums">{count}</span>
          <Kbd>J</Kbd>
          <Kbd>K</Kbd>
        </h2>
        <QueueParts {...props} />
      </div>
    </nav>
  )
})

function QueueParts({ home, queue, current, filter }: CallQueueListProps) {
  const { t } = useTranslation(['common', 'run'])
  const hidden = queue.total - queue.lines.length
  const go = useGo()
  return (
    <>
      <QueueFilter home={home} filter={filter} />
      {parts.map((part) => {
        const lines = queue.lines.filter((line) => line.part === part)
        if (lines.length === 0) return null
        return (
          <section key={part} className="mb-3">
            <h3 className="px-2 py-1 text-xs font-medium text-ink3">{t(`run:calls.parts.${part}`)}</h3>
            <ul>
              {lines.map((line) => (
                <li key={line.customerId}>
                  <QueueLink to={`${home}/${line.customerId}${filter}`} line={line} isCurrent={line.customerId === current} onGo={go} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {hidden > 0 && <p className="px-2 py-1 text-xs text-ink3">{t('run:calls.moreWait', { count: hidden })}</p>}
      <p className="px-2 py-1 text-xs">
        <TextLink to="/calls?all=1">{t('run:calls.others')}</TextLink>
      </p>
    </>
  )
}

const segments = ['A', 'B', 'C', 'D', 'E'] as const

/** Everybody, one's own customers, or one segment. */
function QueueFilter({ home, filter }: { home: string; filter: string }) {
  const { t } = useTranslation(['common', 'run'])
  const navigate = useNavigate()
  return (
    <Field label={t('run:calls.filter')} hideLabel className="mb-2 px-2">
      <Select
        value={filter.slice(1)}
        onChange={(event) => navigate(`${home}${event.target.value && `?${event.target.value}`}`)}
        options={[
          { value: '', label: t('run:calls.filterAll') },
          { value: 'mine=1', label: t('run:calls.filterMine') },
          ...segments.map((letter) => ({ value: `segment=${letter}`, label: t('run:calls.filterSegment', { letter }) })),
        ]}
      />
    </Field>
  )
}

/** A press opens a customer without a new page; one with a key held goes where the browser takes it. */
function useGo() {
  const navigate = useNavigate()
  return useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      navigate(event.currentTarget.pathname + event.currentTarget.search, { preventScrollReset: true })
    },
    [navigate],
  )
}

interface QueueLinkProps {
  to: string
  line: QueueLine
  isCurrent: boolean
  onGo: (event: MouseEvent<HTMLAnchorElement>) => void
}

// No link of the router: each of those looks at the address again whenever anything on the page is asked for.
const QueueLink = memo(function QueueLink({ to, line, isCurrent, onGo }: QueueLinkProps) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const words = useItemWords()
  const why = line.restUntil
    ? t('run:calls.restUntil', { day: format.day(line.restUntil) })
    : line.unanswered > 0
      ? t('run:calls.unanswered', { count: line.unanswered })
      : (line.problem ?? (line.near ? t('run:calls.near') : null))
  const last =
    line.last?.channel &&
    `${line.last.by}, ${format.day(line.last.on)}, ${words.title({ kind: line.last.channel, sort: line.last.about ?? '' })}`
  const next =
    line.next &&
    [line.next.text ?? t('run:calls.outcomes.callback').toLowerCase(), line.next.who, line.next.dueOn && format.day(line.next.dueOn)]
      .filter(Boolean)
      .join(', ')
  const sub = line.claimedBy ? [t('run:calls.claimedBy', { name: line.claimedBy })] : [line.place, why ?? last].filter(Boolean)
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // The folded list of a phone has no height: nothing is scrolled there.
    if (isCurrent && link.current?.offsetParent) link.current.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <a
      ref={link}
      href={to}
      onClick={onGo}
      aria-current={isCurrent ? 'page' : undefined}
      title={[last && t('run:calls.lastTalk', { last }), next && t('run:calls.nextDue', { next })].filter(Boolean).join('\n') || undefined}
      className={classes(
        'flex min-h-11 items-start gap-2 rounded-md px-2 py-1.5',
        isCurrent ? 'bg-brand-soft text-brand-text' : 'hover:bg-sunken',
      )}
    >
      <i
        aria-hidden
        className={classes(
          'mt-1.5 size-2 shrink-0 rounded-[3px]',
          line.segmentColour ? groupFills[groupOf[line.segmentColour]] : 'bg-edge',
        )}
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2 font-medium">
          <span className="min-w-0 flex-1 truncate">{line.name}</span>
          {line.part === 'rest' && <Lock aria-hidden size={14} className="shrink-0 self-center text-ink3" />}
          {line.claimedBy && <Phone aria-hidden size={14} className="shrink-0 self-center text-ok-text" />}
          {line.promisedAt && (
            <span className={classes('shrink-0 text-xs font-semibold tabular-nums', line.part === 'promised' && 'text-now-text')}>
              <PromisedAt at={line.promisedAt} short={line.part === 'promised'} format={format} />
            </span>
          )}
        </span>
        <span className={classes('block truncate text-xs', isCurrent ? '' : 'text-ink3')}>
          {sub.join(' · ')}
          {line.segment && <span className="sr-only">, {line.segment}</span>}
        </span>
      </span>
    </a>
  )
})

function PromisedAt({ at, short, format }: { at: string; short: boolean; format: ReturnType<typeof useFormat> }) {
  return <time dateTime={at}>{short ? format.timeAt(at) : format.day(dayOf(at))}</time>
}
