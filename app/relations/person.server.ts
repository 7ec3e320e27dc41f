import { notFound } from '#app/http/params.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { changePerson, type PersonChange, type PersonRecord, personAt, setAcquaintance } from '#db/people'
import type { Day } from '#domain/calendar/day'
import { readMail } from '#domain/clean/mail'
import { parsePerson } from '#domain/clean/persons'
import { readOnePhone } from '#domain/clean/phone'
import { profileAddress } from '#domain/clean/profile'
import type { StaffActor } from '#domain/relations/actor'
import { readsPrivate } from './reads-private.server'

export type PersonForm = {
  version: number
  name: string
  title: string
  email: string
  phone: string
  mobile: string
  linkedinUrl: string
  /** 'MM-DD', or empty. */
  birthday: string
  doNotContact: boolean
  /** They want no mail of ours; left out: as it was. */
  noMail?: boolean
  /** How well the asker knows them, 1–5; 0 when they do not. */
  strength: number
  metAt: string
  metOn: Day | null
}

export type PersonRefusal =
  | { refused: 'not-found' }
  | { refused: 'used-twice' }
  | { refused: 'changed-meanwhile' }
  | { refused: 'email-malformed' }
  | { refused: 'phone-malformed' }
  | { refused: 'mobile-malformed' }
  | { refused: 'profile-malformed' }

/** A person with what the asker may know of them. The birthday is for who looks after the customer, and for managers. */
export async function personScreen(
  actor: StaffActor,
  which: { customerId: string; contactId: string },
  today: Day,
): Promise<Omit<PersonRecord, 'clientId'> & { seesPersonal: boolean }> {
  return withActor(theDb(), actor, async (tx) => {
    const found = await personAt(tx, { ...which, staffId: actor.staffId })
    if (!found) throw notFound()
    const { clientId, ...person } = found
    const seesPersonal = await readsPrivate(tx, actor, { clientId, customerId: which.customerId }, today)
    return { ...person, birthday: seesPersonal ? person.birthday : null, seesPersonal }
  })
}

/** Changes a person, unless somebody else did in the meantime. A value that cannot be read is named, and nothing is written. */
export async function editPerson(
  actor: StaffActor,
  which: { customerId: string; contactId: string },
  { op, ...form }: PersonForm & { op?: string },
  today: Day,
): Promise<{ changed: true } | PersonRefusal> {
  const read = readFields(form)
  if ('refused' in read) return read
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { which, form }, async () => {
      const person = await personAt(tx, { ...which, staffId: actor.staffId, lock: true })
      if (!person) return { refused: 'not-found' } as const
      if (person.version !== form.version) return { refused: 'changed-meanwhile' } as const
      const { clientId, contactId } = person
      const seesPersonal = await readsPrivate(tx, actor, { clientId, customerId: which.customerId }, today)
      await changePerson(tx, person, {
        ...read,
        noMail: form.noMail ?? person.noMail,
        ...(seesPersonal ? { birthday: form.birthday || null } : {}),
      })
      const known = form.strength > 0 ? { strength: form.strength, metAt: form.metAt || null, metOn: form.metOn } : null
      await setAcquaintance(tx, { clientId, contactId, staffId: actor.staffId }, known)
      await record(tx, { action: 'contact.edited', object: 'contact', objectId: contactId, clientId })
      return { changed: true } as const
    }),
  )
}

type Fields = Omit<PersonChange, 'birthday' | 'noMail'>

function readFields({ name, title, email, phone, mobile, linkedinUrl, doNotContact }: PersonForm): Fields | PersonRefusal {
  const mail = email ? readMail(email) : null
  if (mail && 'unreadable' in mail) return { refused: 'email-malformed' } as const
  const [fixed, moving] = [phone ? readOnePhone(phone) : null, mobile ? readOnePhone(mobile) : null]
  if (phone && !fixed) return { refused: 'phone-malformed' } as const
  if (mobile && !moving) return { refused: 'mobile-malformed' } as const
  const profile = linkedinUrl ? profileAddress(linkedinUrl) : null
  if (linkedinUrl && !profile) return { refused: 'profile-malformed' } as const
  const { firstName, infix, lastName } = parsePerson(name)
  return {
    ...{ name, firstName, infix, lastName, title: title || null, doNotContact },
    email: mail?.address ?? null,
    phone: fixed?.number ?? null,
    mobile: moving?.number ?? null,
    linkedinUrl: profile,
  }
}
