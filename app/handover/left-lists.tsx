import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Chip } from '#app/ui/chip'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import type { Passable } from './departure.server'
import type { DepartureProps } from './departure-page'

type Props = DepartureProps & { choiceFor: (kind: Passable) => ReactNode }

const mostShown = 8

/** Per kind how much there is and the first of it, with the choice to whom it goes. A kind of which there is nothing is left out. */
export function LeftLists({ left, staffId, successor, choiceFor }: Props) {
  const { t } = useTranslation(['common', 'handover', 'campaigns'])
  const format = useFormat()
  const { counts } = left
  const clashing = left.appointments.filter(({ clashes }) => clashes).length
  return (
    <>
      <Kind name={t('handover:leave.relations')} count={counts.relations} choice={choiceFor('relations')}>
        {left.clients.map(({ id, name, ...care }) => (
          <li key={id}>
            <TextLink to={`/relations?${new URLSearchParams({ owner: staffId, client: id })}`}>{name}</TextLink>{' '}
            <span className="text-ink3">
              {(['owner', 'dossierKeeper', 'standby', 'borrowed', 'lent'] as const)
                .filter((role) => care[role] > 0)
                .map((role) => t(`handover:leave.facts.${role}`, { count: care[role] }))
                .join(' · ')}
            </span>
          </li>
        ))}
      </Kind>
      <Kind name={t('handover:leave.tasks')} count={counts.tasks} shown={left.tasks.length} choice={choiceFor('tasks')}>
        {left.tasks.map(({ id, text, dueOn, customer, customerId }) => (
          <li key={id}>
            {text} <At customer={customer} customerId={customerId} />{' '}
            <span className="text-ink3">{dueOn ? format.day(dueOn) : t('handover:leave.noDay')}</span>
          </li>
        ))}
      </Kind>
      <Kind
        name={t('handover:leave.appointments')}
        count={counts.appointments}
        shown={Math.min(mostShown, left.appointments.length)}
        choice={choiceFor('appointments')}
      >
        {[...left.appointments]
          .sort((a, b) => Number(b.clashes) - Number(a.clashes))
          .slice(0, mostShown)
          .map(({ id, at, customer, customerId, clashes }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-2">
              <span className="tabular-nums">{format.momentAt(at)}</span>
              <At customer={customer} customerId={customerId} />
              {clashes && <Chip tone="warn">{t('handover:leave.clash', { name: successor?.name ?? '' })}</Chip>}
            </li>
          ))}
      </Kind>
      {counts.appointments > 0 &&
        (clashing > 0 ? (
          <Notice tone="warn" action={<TextLink to="/agenda">{t('handover:lend.toAgenda')}</TextLink>}>
            {t('handover:leave.clashes', { count: clashing, name: successor?.name ?? '' })} {t('handover:leave.appointmentsHint')}
          </Notice>
        ) : (
          <p className="-mt-3 text-xs text-ink3">{t('handover:leave.appointmentsHint')}</p>
        ))}
      <Kind name={t('handover:leave.complaints')} count={counts.complaints} shown={left.complaints.length} choice={choiceFor('complaints')}>
        {left.complaints.map(({ id, subject, customer, customerId }) => (
          <li key={id}>
            {subject} <At customer={customer} customerId={customerId} />
          </li>
        ))}
      </Kind>
      <Kind name={t('handover:leave.campaigns')} count={counts.campaigns} shown={left.campaigns.length} choice={choiceFor('campaigns')}>
        {left.campaigns.map(({ id, name, client, role }) => (
          <li key={id}>
            <TextLink to={`/campaigns/${id}`}>{name}</TextLink>{' '}
            <span className="text-ink3">
              {client} · {t(`campaigns:people.roles.${role}`)}
            </span>
          </li>
        ))}
      </Kind>
      <Kind
        name={t('handover:leave.callbacks')}
        count={counts.callbacks}
        shown={left.callbacks.length}
        hint={t('handover:leave.callbacksHint')}
      >
        {left.callbacks.map(({ at, customer, customerId }) => (
          <li key={`${at} ${customerId}`}>
            <span className="tabular-nums">{format.momentAt(at)}</span> <At customer={customer} customerId={customerId} />
          </li>
        ))}
      </Kind>
    </>
  )
}

type KindProps = { name: string; count: number; shown?: number; choice?: ReactNode; hint?: string; children: ReactNode }

function Kind({ name, count, shown = count, choice, hint, children }: KindProps) {
  const { t } = useTranslation(['common', 'handover'])
  if (count === 0) return null
  return (
    <section className="border-t border-line pt-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold">
          {name} <span className="font-normal text-ink3 tabular-nums">{count}</span>
        </h3>
        {choice}
      </div>
      {hint && <p className="text-xs text-ink3">{hint}</p>}
      <ul className="mt-1 grid gap-0.5 text-ink2 [&>li]:min-w-0 [&>li]:break-words">{children}</ul>
      {count > shown && <p className="mt-0.5 text-xs text-ink3">{t('handover:leave.more', { count: count - shown })}</p>}
    </section>
  )
}

function At({ customer, customerId }: { customer: string | null; customerId: string | null }) {
  return customer && customerId ? <TextLink to={`/relations/${customerId}`}>{customer}</TextLink> : null
}
