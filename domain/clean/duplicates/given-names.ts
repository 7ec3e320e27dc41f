import type { ComparableName } from './comparable-person'
import { mailboxOf } from './comparable-reach'
import { jaroWinkler } from './strings'

type Named = { name: ComparableName; reach: { email: string }; profile: string }

/**
 * Fills in first names that only a mailbox or a profile page tells: "K. van Tilburg" with karin.vantilburg@… is Karin. A part of a mailbox counts as
 * a first name when it stands before the last name, or when others in the same base have it for a first name.
 */
export function withGivenNames<P extends Named>(persons: readonly P[]): P[] {
  const known = new Set(persons.map(({ name }) => name.first).filter((first) => first.length > 2))
  return persons.map((person) => {
    if (person.name.first) return person
    const first = givenNameIn(mailboxOf(person.reach.email), person.name, known) || givenNameIn(slugOf(person.profile), person.name, known)
    return first ? { ...person, name: { ...person.name, first } } : person
  })
}

function slugOf(profile: string): string {
  return /\/in\/([a-z.-]+)/.exec(profile)?.[1] ?? ''
}

function givenNameIn(text: string, { last }: ComparableName, known: ReadonlySet<string>): string {
  const parts = text.split(/[^a-z]+/).filter(Boolean)
  const [front = ''] = parts
  const behind = parts.slice(1).join('')
  if (front.length > 2 && behind && last && endsLike(behind, last)) return front
  if (front.length > 2 && known.has(front) && !last.startsWith(front)) return front
  const glued = last.length > 2 && front.endsWith(last) ? front.slice(0, -last.length).replace(/(van|de|den|der|ter|ten|te)+$/, '') : ''
  return glued.length > 2 && known.has(glued) ? glued : ''
}

function endsLike(text: string, last: string): boolean {
  return text.endsWith(last) || jaroWinkler(text.slice(-last.length), last) > 0.88
}
