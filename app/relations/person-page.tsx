import { useSearchParams } from '@remix-run/react'
import { ArrowRightLeft, Ban, Mail, Pencil, Phone } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { LatestLooks } from '#app/privacy/looks-panel'
import { Avatar } from '#app/ui/avatar'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { useKeys } from '#app/ui/use-keys'
import type { Look } from '#db/dossier-looks'
import type { TimelineItem, TimelineKind } from '#db/dossiers'
import type { Person, PersonNote } from '#db/person-page'
import { dayOf } from '#domain/calendar/moment'
import { EditPerson } from './edit-person'
import { MovePerson } from './move-person'
import { PersonKnownBy, PersonLists, PersonPlaces, PersonPreferences, PersonPromises, PersonReach } from './person-panels'
import { TimelineLine } from './timeline-item'
import { TimelineKinds } from './timeline-kinds'

export type PersonPageProps = {
  person: Person
  seesPersonal: boolean
  preferences: PersonNote[]
  timeline: TimelineItem[]
  hasOlder: boolean
  kind: TimelineKind | null
  /** How numbers are written, by the number. */
  phones: Record<string, string>
  /** The latest who looked, for managers and administrators; null for others. */
  looks: Look[] | null
  today: string
  ops: { move: string }
}

/** One person, wherever they work: their places over time, who of us knows them, how they like it, and every contact. */
export function PersonPage(props: PersonPageProps) {
  const { t } = useTranslation(['common', 'relations'])
  const [editing, setEditing] = useState(false)
  const stopEditing = useCallback(() => setEditing(false), [])
  const [moving, setMoving] = useState(false)
  const stopMoving = useCallback(() => setMoving(false), [])
  const { person } = props
  const [here] = person.places
  useKeys({ e: () => here && setEditing(true) }, { first: true })
  return (
    <>
      <Header {...props} onEdit={here ? () => setEditing(true) : null} onMove={here?.isNow ? () => setMoving(true) : null} />
      {person.doNotContact && (
        <div className="mb-4">
          <Notice tone="bad" icon={<Ban aria-hidden size={18} />}>
            {t('relations:person.doNotContact')}
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:order-2">
          <PersonPlaces {...props} />
          <PersonReach {...props} />
          <PersonKnownBy {...props} />
          <PersonPreferences {...props} />
          {person.lists.length > 0 && <PersonLists {...props} />}
          {person.openTasks.length > 0 && <PersonPromises {...props} />}
          <LatestLooks looks={props.looks} to={`/people/${person.contactId}/privacy`} />
        </div>
        <Timeline {...props} />
      </div>
      {moving && <MovePerson person={person} op={props.ops.move} today={props.today} onClose={stopMoving} />}
      {editing && here && <EditPerson customerId={here.customerId} contactId={person.contactId} onClose={stopEditing} />}
    </>
  )
}

type Deeds = { onEdit: (() => void) | null; onMove: (() => void) | null }

function Header({ person, phones, onEdit, onMove }: PersonPageProps & Deeds) {
  const { t } = useTranslation(['common', 'relations'])
  const number = person.mobile ?? person.phone
  const now = person.places.find(({ isNow }) => isNow)
  return (
    <PageHeader
      crumbs={[
        { label: t('relations:title'), to: '/relations' },
        ...(now ? [{ label: now.customer, to: `/relations/${now.customerId}` }] : []),
      ]}
      mark={<Avatar name={person.name} size={44} />}
      title={person.name}
      lead={<Lead person={person} />}
      actions={
        <>
          {number && !person.doNotContact && (
            <a href={`tel:${number}`} className={buttonClasses({ look: 'primary', className: 'max-md:flex-1' })}>
              <Phone aria-hidden size={16} />
              {phones[number] ?? number}
            </a>
          )}
          {person.email && !person.doNotContact && !person.noMail && (
            <a href={`mailto:${person.email}`} className={buttonClasses({ className: 'max-md:flex-1' })}>
              <Mail aria-hidden size={16} />
              {t('relations:dossier.mail')}
            </a>
          )}
          {onMove && (
            <Button onClick={onMove} className="max-md:flex-1">
              <ArrowRightLeft aria-hidden size={15} />
              {t('relations:move.open')}
            </Button>
          )}
          {onEdit && (
            <Button keyHint="E" onClick={onEdit} className="max-md:flex-1">
              <Pencil aria-hidden size={15} />
              {t('edit')}
            </Button>
          )}
        </>
      }
    />
  )
}

/** What they do and where, when we talked last and when we see them next. */
function Lead({ person: { places, lastTalk, nextAppointment } }: Pick<PersonPageProps, 'person'>) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const now = places.find(({ isNow }) => isNow)
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {now && <TextLink to={`/relations/${now.customerId}`}>{[now.title, now.customer].filter(Boolean).join(', ')}</TextLink>}
      <span>
        {lastTalk
          ? t('relations:person.page.last', { when: format.day(dayOf(lastTalk.at)), who: lastTalk.by ?? '–' })
          : t('relations:person.page.never')}
      </span>
      {nextAppointment && (
        <span className="text-ink2">
          {t('relations:person.page.next', { when: format.momentAt(nextAppointment.at), who: nextAppointment.staff })}
        </span>
      )}
    </span>
  )
}

function Timeline({ person, timeline, kind, hasOlder }: PersonPageProps) {
  const { t } = useTranslation(['common', 'relations'])
  const [search] = useSearchParams()
  const older = new URLSearchParams(search)
  older.set('all', '')
  return (
    <section aria-labelledby="person-timeline" className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="person-timeline" className="text-base font-semibold">
          {t('relations:person.page.timeline', { name: person.name })}
        </h2>
        <TimelineKinds kind={kind} />
      </div>
      {timeline.length === 0 ? (
        <EmptyState
          dense
          icon={<Phone aria-hidden size={20} />}
          title={t(kind ? 'relations:dossier.timelineEmptyKind' : 'relations:person.page.empty')}
        />
      ) : (
        <ol className="mt-4 flex flex-col">
          {timeline.map((item) => (
            <TimelineLine key={`${item.kind} ${item.id}`} item={item} contactId={person.contactId} />
          ))}
        </ol>
      )}
      {hasOlder && <TextLink to={`?${older}`}>{t('relations:dossier.older')}</TextLink>}
    </section>
  )
}
