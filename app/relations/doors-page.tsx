import { Form, useSearchParams } from '@remix-run/react'
import { DoorOpen, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar } from '#app/ui/avatar'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { useNarrowing } from '#app/ui/use-narrowing'
import type { Door } from '#db/doors'
import type { DoorsScreen } from './doors.server'

type Props = DoorsScreen & { words: string }

/** Who of us could open a door at an organisation: each way in one sentence, the best first. */
export function DoorsPage(props: Props) {
  const { t } = useTranslation(['common', 'relations'])
  const { at, places, words } = props
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('relations:title'), to: '/relations' }]}
        title={t('relations:doors.title')}
        lead={t('relations:doors.lead')}
      />
      <Where words={words} chosen={words === '' ? (at?.name ?? '') : ''} />
      <div className="mt-4">
        {at ? (
          <Doors {...props} at={at} />
        ) : places.length > 0 ? (
          <Which places={places} />
        ) : (
          <Panel>
            <EmptyState
              icon={<DoorOpen aria-hidden size={22} />}
              title={t(words.trim().length < 2 ? 'relations:doors.begin' : 'relations:doors.nowhere')}
              hint={t('relations:doors.beginHint')}
            />
          </Panel>
        )}
      </div>
    </>
  )
}

/** What was typed stays as it was typed; an organisation that was chosen stands by its name. */
function Where({ words, chosen }: { words: string; chosen: string }) {
  const { t } = useTranslation(['common', 'relations'])
  const { soon } = useNarrowing(300)
  const [typed, setTyped] = useState(words || chosen)
  useEffect(() => {
    if (chosen) setTyped(chosen)
  }, [chosen])
  return (
    <Form method="get" role="search" onChange={({ currentTarget }) => soon(currentTarget)}>
      <Input
        type="search"
        name="q"
        value={typed}
        onChange={({ target: { value } }) => setTyped(value)}
        maxLength={100}
        aria-label={t('relations:doors.where')}
        placeholder={t('relations:doors.where')}
        before={<Search aria-hidden size={16} />}
        autoComplete="off"
        className="max-w-xl"
      />
    </Form>
  )
}

function Which({ places }: Pick<Props, 'places'>) {
  const { t } = useTranslation(['common', 'relations'])
  return (
    <Panel title={t('relations:doors.which')}>
      <ul className="divide-y divide-line">
        {places.map(({ id, name, place, client }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3 py-1">
            <TextLink to={`?customer=${id}`}>{name}</TextLink>
            <span className="text-xs text-ink3">{[place, client].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Doors({ at, doors }: Props & { at: NonNullable<Props['at']> }) {
  const { t } = useTranslation(['common', 'relations'])
  const [search] = useSearchParams()
  const hrefFor = (page: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(page))
    return `?${next}`
  }
  return (
    <Panel
      title={<TextLink to={`/relations/${at.id}`}>{at.name}</TextLink>}
      lead={t('relations:doors.found', { count: doors.total })}
      aside={[at.place, at.client].filter(Boolean).join(' · ')}
    >
      {doors.rows.length === 0 && (
        <EmptyState
          dense
          icon={<DoorOpen aria-hidden size={22} />}
          title={t('relations:doors.nobody')}
          hint={t('relations:doors.nobodyHint')}
        />
      )}
      <ul className="divide-y divide-line">
        {doors.rows.map((door) => (
          <li key={`${door.staffId} ${door.contactId}`} className="flex gap-3 py-3">
            <Avatar name={door.staff} size={28} />
            <DoorLine door={door} at={at.name} />
          </li>
        ))}
      </ul>
      {doors.total > doors.size && <Pagination page={doors.page} pageSize={doors.size} total={doors.total} hrefFor={hrefFor} />}
    </Panel>
  )
}

function DoorLine({ door, at }: { door: Door; at: string }) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const { staff, contact, contactId, standing, decides, title, nowAt, leftOn, metAt, metOn, lastTalkOn, doNotContact } = door
  const how = t(`relations:doors.strength.${door.strength as 1}`)
  const said = { staff, how, contact, at, nowAt, title }
  const sentence =
    standing === 'there' ? t('relations:doors.there', said) : t(nowAt ? 'relations:doors.moved' : 'relations:doors.left', said)
  const met = [metAt, metOn && format.day(metOn, 'medium')].filter(Boolean).join(', ')
  const facts = [
    title,
    leftOn && t('relations:person.page.until', { day: format.day(leftOn, 'medium') }),
    met && t('relations:person.page.met', { facts: met }),
    lastTalkOn && t('relations:doors.lastTalk', { day: format.day(lastTalkOn, 'medium') }),
  ].filter(Boolean)
  return (
    <div className="min-w-0 flex-1">
      <p className="text-base text-pretty">{sentence}</p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink3">
        <TextLink to={`/people/${contactId}`} className="inline-flex min-h-11 items-center md:min-h-6">
          {t('relations:doors.open', { name: contact })}
        </TextLink>
        {decides && <Chip tone="brand">{t('relations:dossier.roles.decider')}</Chip>}
        {doNotContact && <Chip tone="bad">{t('relations:doNotContact')}</Chip>}
        {facts.join(' · ')}
      </p>
    </div>
  )
}
