import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar } from '#app/ui/avatar'
import { Chip } from '#app/ui/chip'
import { classes } from '#app/ui/classes'
import { TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import type { PersonPageProps } from './person-page'

/** Their places over time: those of now first, with the part that they play in its decisions. */
export function PersonPlaces({ person: { places } }: PersonPageProps) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  return (
    <Panel title={t('relations:person.page.jobs')}>
      {places.length === 0 && <p className="text-ink3">{t('relations:person.page.noJobs')}</p>}
      <ol className="grid gap-3 border-l-2 border-line pl-4">
        {places.map(({ jobId, customerId, customer, place, title, decisionRole, startsOn, endsOn, isNow }) => (
          <li key={jobId} className={classes('relative', !isNow && 'text-ink3')}>
            <i
              aria-hidden
              className={classes(
                'absolute top-1.5 -left-[1.3rem] size-2.5 rounded-full ring-2 ring-surface',
                isNow ? 'bg-brand' : 'bg-edge',
              )}
            />
            <p className="flex flex-wrap items-center gap-x-2">
              <TextLink to={`/relations/${customerId}`}>{customer}</TextLink>
              {isNow && <Chip tone="ok">{t('relations:person.page.now')}</Chip>}
            </p>
            <p className="text-xs text-ink3">
              {[
                title,
                place,
                decisionRole && t(`relations:dossier.roles.${decisionRole}`),
                startsOn && t('relations:person.page.since', { day: format.day(startsOn, 'medium') }),
                endsOn && t('relations:person.page.until', { day: format.day(endsOn, 'medium') }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const linkClasses = 'inline-flex min-h-11 items-center break-all text-brand-text hover:underline md:min-h-6'

/** Every way to reach them. */
export function PersonReach({ person, phones }: PersonPageProps) {
  const { t } = useTranslation(['common', 'relations', 'lists'])
  const numbers = [person.mobile, person.phone].filter((number) => number !== null)
  const nothing = numbers.length === 0 && !person.email && !person.linkedinUrl
  return (
    <Panel title={t('relations:person.page.reach')}>
      {nothing && <p className="text-ink3">{t('relations:person.page.noReach')}</p>}
      {person.noMail && <Chip tone="bad">{t('lists:person.noMail')}</Chip>}
      <ul>
        {numbers.map((number) => (
          <li key={number}>
            <a href={`tel:${number}`} className={linkClasses}>
              {phones[number] ?? number}
            </a>
          </li>
        ))}
        {person.email && (
          <li>
            {person.noMail ? (
              <s className="break-all text-ink3">{person.email}</s>
            ) : (
              <a href={`mailto:${person.email}`} className={linkClasses}>
                {person.email}
              </a>
            )}
          </li>
        )}
        {person.linkedinUrl && (
          <li>
            <a href={person.linkedinUrl} target="_blank" rel="noreferrer" className={linkClasses}>
              {t('relations:person.openProfile')}
            </a>
          </li>
        )}
      </ul>
    </Panel>
  )
}

/** Who of ours knows them, how well, and where and when they met. */
export function PersonKnownBy({ person: { knownBy } }: PersonPageProps) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  return (
    <Panel title={t('relations:person.page.ours')}>
      {knownBy.length === 0 && <p className="text-ink3">{t('relations:person.page.nobody')}</p>}
      <ul className="grid gap-2.5">
        {knownBy.map(({ staffId, name, strength, metAt, metOn }) => {
          const met = [metAt, metOn && format.day(metOn, 'medium')].filter(Boolean).join(', ')
          return (
            <li key={staffId} className="flex gap-2.5">
              <Avatar name={name} size={28} />
              <span className="min-w-0">
                <span className="block font-medium">{name}</span>
                <span className="block text-xs text-ink3">
                  {[t(`relations:person.howWell.${strength as 1}`), met && t('relations:person.page.met', { facts: met })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** How they like it and what was agreed with them, as far as the reader may know. */
export function PersonPreferences({ person: { birthday }, preferences }: PersonPageProps) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  return (
    <Panel title={t('relations:person.page.likes')}>
      {preferences.length === 0 && !birthday && <p className="text-ink3">{t('relations:person.page.noLikes')}</p>}
      {birthday && <p>{t('relations:person.page.birthday', { day: format.day(`2000-${birthday}`, 'brief') })}</p>}
      <ul className="grid gap-2">
        {preferences.map(({ id, text, visibility, kind }) => (
          <li key={id}>
            <span className="break-words whitespace-pre-line">{text}</span>{' '}
            <span className="text-xs text-ink3">
              {[
                t(`relations:dossier.noteKinds.${kind as 'preference'}`),
                visibility !== 'team' && t(`relations:dossier.visibilities.${visibility}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What was promised to them and is not done. */
export function PersonPromises({ person: { openTasks } }: PersonPageProps) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  return (
    <Panel title={t('relations:person.page.promises')}>
      <ul className="grid gap-2">
        {openTasks.map(({ id, text, dueOn, who }) => (
          <li key={id}>
            <span className="break-words">{text}</span>{' '}
            <span className="text-xs text-ink3">{[who, dueOn && format.day(dueOn)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** On which temporary lists they stand now. */
export function PersonLists({ person: { lists } }: PersonPageProps) {
  const { t } = useTranslation(['common', 'lists'])
  const format = useFormat()
  return (
    <Panel title={t('lists:person.title')}>
      <ul className="grid gap-2">
        {lists.map(({ id, name, expiresOn, unsubscribed }) => (
          <li key={id}>
            <TextLink to={`/lists/${id}`}>{name}</TextLink>{' '}
            <span className="text-xs text-ink3">
              {[t('lists:person.until', { day: format.day(expiresOn, 'medium') }), unsubscribed && t('lists:person.crossed')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
