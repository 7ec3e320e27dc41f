import { Link, useFetcher } from '@remix-run/react'
import { Ban, Pencil, UserPlus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import type { DossierPerson } from '#db/dossiers'
import { decisionRoles } from './decision-roles'
import type { DossierProps } from './dossier-page'
import { EditPerson } from './edit-person'

/** The people at the customer, who decides first, with those who left below. */
export function DossierPeople({ customer, dossier: { people }, phones, onAdd }: DossierProps & { onAdd: () => void }) {
  const { t } = useTranslation(['common', 'relations'])
  return (
    <Panel
      title={t('relations:dossier.people')}
      aside={
        <Button look="quiet" size="sm" onClick={onAdd} aria-label={t('relations:dossier.addPerson')}>
          <UserPlus aria-hidden size={15} />
          {t('add')}
        </Button>
      }
    >
      {people.length === 0 && (
        <EmptyState
          dense
          title={t('relations:dossier.noPeople')}
          action={<Button onClick={onAdd}>{t('relations:dossier.addPerson')}</Button>}
        />
      )}
      <ul className="flex flex-col divide-y divide-line">
        {inOrder(people).map((person) => (
          <Person key={person.jobId} person={person} phones={phones} customerId={customer.id} />
        ))}
      </ul>
      <TextLink to={`/relations/doors?customer=${customer.id}`} className="mt-2 inline-flex min-h-11 items-center text-xs md:min-h-6">
        {t('relations:doors.at')}
      </TextLink>
    </Panel>
  )
}

function inOrder(people: readonly DossierPerson[]): DossierPerson[] {
  const rank = ({ endsOn, decisionRole }: DossierPerson) => (endsOn ? 100 : 0) + (decisionRole ? decisionRoles.indexOf(decisionRole) : 50)
  return [...people].sort((a, b) => rank(a) - rank(b))
}

function Person({ person, phones, customerId }: { person: DossierPerson; phones: Record<string, string>; customerId: string }) {
  const { t } = useTranslation(['common', 'relations', 'lists'])
  const [editing, setEditing] = useState(false)
  const stopEditing = useCallback(() => setEditing(false), [])
  const hasLeft = person.endsOn !== null
  return (
    <li className={classes('flex gap-3 py-2.5 first:pt-0 last:pb-0', hasLeft && 'text-ink3')}>
      <Avatar name={person.name} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link
            to={`/people/${person.contactId}`}
            prefetch="intent"
            className="inline-flex min-h-11 items-center font-semibold hover:text-brand-text hover:underline md:min-h-6"
          >
            {person.name}
          </Link>
          {person.title && <span className="text-ink3">{person.title}</span>}
          {person.noMail && !person.doNotContact && <Chip tone="bad">{t('lists:person.noMail')}</Chip>}
          {person.doNotContact && (
            <Chip tone="bad" icon={<Ban aria-hidden size={12} />}>
              {t('relations:doNotContact')}
            </Chip>
          )}
        </p>
        {hasLeft ? (
          <p className="text-xs">{person.nowAt ? t('relations:dossier.leftFor', { place: person.nowAt }) : t('relations:dossier.left')}</p>
        ) : (
          <>
            <Reach person={person} phones={phones} />
            <RoleChoice person={person} customerId={customerId} />
          </>
        )}
        {person.lists.length > 0 && (
          <p className="flex flex-wrap gap-x-3 text-xs text-ink3">
            {person.lists.map(({ id, name }) => (
              <Link
                key={id}
                to={`/lists/${id}`}
                prefetch="intent"
                className="inline-flex min-h-11 items-center hover:text-brand-text hover:underline md:min-h-6"
              >
                {t('lists:person.onList', { name })}
              </Link>
            ))}
          </p>
        )}
        {person.knownBy.length > 0 && (
          <p className="text-xs text-ink3">
            {t('relations:dossier.knownBy', {
              names: person.knownBy.map(({ name, strength }) => `${name} (${t(`relations:person.howWell.${strength as 1}`)})`).join(', '),
            })}
          </p>
        )}
      </div>
      <Button look="quiet" size="sm" square onClick={() => setEditing(true)} aria-label={t('relations:person.edit', { name: person.name })}>
        <Pencil aria-hidden size={15} />
      </Button>
      {editing && <EditPerson customerId={customerId} contactId={person.contactId} onClose={stopEditing} />}
    </li>
  )
}

function Reach({ person, phones }: { person: DossierPerson; phones: Record<string, string> }) {
  const { t } = useTranslation(['common', 'relations'])
  const numbers = [person.mobile, person.phone].filter((number) => number !== null)
  if (person.doNotContact || (numbers.length === 0 && !person.email && !person.linkedinUrl)) return null
  return (
    <p className="flex flex-wrap gap-x-3">
      {numbers.map((number) => (
        <a key={number} href={`tel:${number}`} className="inline-flex min-h-11 items-center text-brand-text hover:underline md:min-h-6">
          {phones[number] ?? number}
        </a>
      ))}
      {person.linkedinUrl && (
        <a
          href={person.linkedinUrl}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 items-center text-brand-text hover:underline md:min-h-6"
        >
          {t('relations:person.openProfile')}
        </a>
      )}
      {person.email && !person.noMail && (
        <a
          href={`mailto:${person.email}`}
          className="inline-flex min-h-11 items-center break-all text-brand-text hover:underline md:min-h-6"
        >
          {person.email}
        </a>
      )}
    </p>
  )
}

function RoleChoice({ person, customerId }: { person: DossierPerson; customerId: string }) {
  const { t } = useTranslation(['common', 'relations'])
  const fetcher = useFetcher()
  const sent = fetcher.formData?.get('decisionRole')
  const role = typeof sent === 'string' ? sent : (person.decisionRole ?? '')
  return (
    <select
      aria-label={t('relations:dossier.roleOf', { name: person.name })}
      value={role}
      onChange={(event) =>
        fetcher.submit(
          { jobId: person.jobId, decisionRole: event.target.value },
          { method: 'post', action: `/relations/${customerId}/role` },
        )
      }
      className={classes(
        '-ml-1.5 min-h-11 rounded-md border border-transparent bg-transparent px-1 text-xs font-medium hover:border-edge md:min-h-6',
        role === 'decider' ? 'text-brand-text' : role ? 'text-ink2' : 'text-ink3',
      )}
    >
      <option value="">{t('relations:dossier.roles.none')}</option>
      {decisionRoles.map((each) => (
        <option key={each} value={each}>
          {t(`relations:dossier.roles.${each}`)}
        </option>
      ))}
    </select>
  )
}
