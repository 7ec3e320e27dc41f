import { useFetcher } from '@remix-run/react'
import { ContactRound } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { useItemWords } from '#app/relations/item-words'
import { Avatar } from '#app/ui/avatar'
import { Checkbox } from '#app/ui/checkbox'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { Kbd } from '#app/ui/kbd'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { tellFailed } from '#app/ui/toast'
import { type Day, daysBetween } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { MayWeCall } from './call-consent'
import type { CallDesk } from './call-desk.server'
import { CallRevenue } from './call-revenue'

interface CallSideProps {
  desk: CallDesk
  contactId: string
  onContact: (contactId: string) => void
  page: string
  today: Day
}

/** The dossier beside the call: what they are worth, who they are, what was said last, what we owe them. */
export function CallSide({ desk, contactId, onContact, page, today }: CallSideProps) {
  const { t } = useTranslation(['common', 'run'])
  const { personal } = desk.dossier
  return (
    <aside
      className="grid content-start gap-5 border-line px-4 py-5 max-xl:border-t lg:px-5 xl:overflow-y-auto xl:border-l xl:bg-surface"
      aria-label={t('run:calls.dossierTitle')}
    >
      <h2 className="flex items-baseline justify-between text-base font-semibold">
        {t('run:calls.dossierTitle')}
        <TextLink to={`/relations/${desk.customer.id}`} aria-keyshortcuts="O" className="text-xs">
          {t('run:calls.dossier')} <Kbd>O</Kbd>
        </TextLink>
      </h2>
      <CallRevenue dossier={desk.dossier} />
      <People desk={desk} contactId={contactId} onContact={onContact} />
      {personal.length > 0 && (
        <Part title={t('run:calls.personal')}>
          {personal.map(({ id, text }) => (
            <p key={id} className="text-ink2">
              {text}
            </p>
          ))}
        </Part>
      )}
      <LastContacts desk={desk} />
      <Tasks tasks={desk.tasks} today={today} />
      <MayWeCall desk={desk} page={page} today={today} />
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        <TextLink to="/guide" target="_blank">
          {t('run:calls.guide')}
        </TextLink>
        <TextLink to={`/requests/new?customer=${desk.customer.id}`} target="_blank">
          {t('run:calls.complaint')}
        </TextLink>
      </p>
      <LooksAfter desk={desk} />
    </aside>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-semibold text-ink3">{title}</h3>
      {children}
    </section>
  )
}

/** Who works there; a press tells with whom one talks, since the guard follows the person. */
function People({ desk: { people }, contactId, onContact }: Pick<CallSideProps, 'desk' | 'contactId' | 'onContact'>) {
  const { t } = useTranslation(['common', 'run', 'relations'])
  return (
    <Part title={t('run:calls.people')}>
      {people.length === 0 && <p className="text-ink3">{t('run:calls.noPeople')}</p>}
      <ul className="-mx-2 grid gap-0.5">
        {people.map(({ contactId: id, name, title, decisionRole }) => (
          <li key={id} className="flex items-center">
            <button
              type="button"
              aria-pressed={id === contactId}
              onClick={() => onContact(id === contactId ? '' : id)}
              className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 rounded-lg px-2 py-1 text-left hover:bg-sunken md:min-h-9"
            >
              <Avatar name={name} size={28} />
              <span className="min-w-0 flex-1 leading-tight">
                <span className="block truncate font-medium">{name}</span>
                <span className="block truncate text-xs text-ink3">
                  {[title, decisionRole && t(`relations:dossier.roles.${decisionRole}`)].filter(Boolean).join(', ')}
                </span>
              </span>
              {id === contactId && <Chip tone="ok">{t('run:calls.onTheLine')}</Chip>}
            </button>
            <LinkButton to={`/people/${id}`} look="quiet" size="sm" square aria-label={t('run:calls.openPerson', { name })}>
              <ContactRound aria-hidden size={15} />
            </LinkButton>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function LastContacts({ desk }: { desk: CallDesk }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const words = useItemWords()
  return (
    <Part title={t('run:calls.contacts')}>
      {desk.lastContacts.length === 0 && <p className="text-ink3">{t('run:calls.noContacts')}</p>}
      <ol className="grid gap-3 border-l-2 border-line pl-4">
        {desk.lastContacts.map((item) => (
          <li key={item.id} className="relative">
            <i aria-hidden className={classes('absolute top-1.5 -left-[1.3rem] size-2.5 rounded-full ring-2 ring-surface', dotOf(item))} />
            <span className="block font-medium first-letter:uppercase">
              {[words.title(item), item.who].filter(Boolean).join(' · ')}{' '}
              <span className="font-normal whitespace-nowrap text-ink3">{format.day(dayOf(item.at))}</span>
            </span>
            {item.text && <span className="block text-ink2">{item.text}</span>}
            {item.quote && <q className="block font-serif text-ink2">{item.quote}</q>}
          </li>
        ))}
      </ol>
    </Part>
  )
}

function dotOf({ kind, sort }: CallDesk['lastContacts'][number]): string {
  if (sort === 'complaint') return 'bg-bad'
  if (sort === 'no-answer' || sort === 'not-home') return 'bg-edge'
  return kind === 'visit' ? 'bg-brand' : kind === 'call' ? 'bg-ok' : 'bg-line'
}

const mostTasks = 5

/** What is open with them, to be ticked off while one talks about it. */
function Tasks({ tasks, today }: { tasks: CallDesk['tasks']; today: Day }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const ticking = useFetcher<{ done: boolean } | Refused>()
  const { data } = ticking
  useEffect(() => {
    if (data && 'refused' in data) tellFailed(data.message)
  }, [data])
  if (tasks.length === 0) return null
  const late = (dueOn: Day | null) => (dueOn && dueOn < today ? daysBetween(dueOn, today) : 0)
  return (
    <Part title={t('run:calls.tasks')}>
      <ul className="grid">
        {tasks.slice(0, mostTasks).map(({ id, text, dueOn, who }) => (
          <li key={id}>
            <Checkbox
              checked={ticking.state !== 'idle' && ticking.formAction === `/tasks/${id}/done`}
              onChange={() => ticking.submit({ done: 'yes' }, { method: 'post', action: `/tasks/${id}/done` })}
              label={
                <>
                  {text} {who && <span className="text-xs text-ink3">{who}</span>}
                </>
              }
              aside={
                dueOn && (
                  <span className={late(dueOn) > 0 ? 'font-semibold text-bad-text' : undefined}>
                    {late(dueOn) > 0 ? t('run:calls.late', { count: late(dueOn) }) : format.day(dueOn)}
                  </span>
                )
              }
            />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function LooksAfter({ desk: { owner, standby, loan, unit } }: { desk: CallDesk }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line pt-3 text-xs text-ink3">
      {owner && <Avatar name={owner} size={20} />}
      {[
        owner && t('run:calls.owner', { name: owner }),
        standby && t('run:calls.standby', { name: standby }),
        loan && t('run:calls.loan', { name: loan.name, day: format.day(loan.until) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      {unit && (
        <span className="basis-full tabular-nums">
          {t('run:calls.unitLeft', { hours: format.hours(unit.balance), held: format.hours(unit.held), free: format.hours(unit.free) })}
        </span>
      )}
    </p>
  )
}
