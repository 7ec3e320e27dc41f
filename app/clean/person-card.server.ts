import type { Tx } from '#db/door'
import type { Group } from '#db/duplicates'
import { type PersonInGroup, personsWithIds } from '#db/persons'
import { dayOf } from '#domain/calendar/moment'
import { type PersonField, personFields, suggestPersonMerge } from '#domain/clean/merge-person'
import { writtenPhone } from '#domain/clean/phone'
import { type CardMember, type GroupCard, headOf } from './group-card.server'

/** The card of a group of persons; null when fewer than two of them live. */
export async function personCard(tx: Tx, group: Group): Promise<GroupCard | null> {
  const found = new Map((await personsWithIds(tx, group.clientId, group.recordIds)).map((person) => [person.id, person]))
  const persons = group.recordIds.map((id) => found.get(id)).filter((person): person is PersonInGroup => person?.canonicalId === null)
  if (persons.length < 2) return null
  const suggestion = suggestPersonMerge(persons)
  const filled = personFields.filter((field) => persons.some((person) => person[field]))
  const differing = filled.filter((field) => new Set(persons.map((person) => person[field] ?? '')).size > 1)
  return {
    ...headOf(group),
    keeperId: suggestion.keeperId,
    conflicts: [],
    members: persons.map(memberOf),
    fields: differing.map((field) => ({
      field,
      texts: persons.map((person) => textOf(person, field)),
      from: persons.findIndex(({ id }) => id === suggestion.from[field]?.id),
      why: suggestion.from[field]?.why ?? 'keeper',
    })),
    equal: filled.length - differing.length,
    revenue: [],
  }
}

function textOf(person: PersonInGroup, field: PersonField): string {
  const value = person[field] ?? ''
  return value && (field === 'phone' || field === 'mobile') ? writtenPhone(value) : value
}

function memberOf({ id, name, places, activities, followUps, notes, createdAt }: PersonInGroup): CardMember {
  return {
    id,
    name,
    openId: places[0]?.customerId ?? null,
    places: places.map(({ title, customerName }) => [title, customerName].filter(Boolean).join(', ')),
    counts: { contacts: 0, activities, followUps, notes },
    createdOn: dayOf(createdAt),
    own: [],
  }
}
