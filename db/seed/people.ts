import { hashPassword } from 'better-auth/crypto'
import type { Db } from '#db/connection'
import { authAccount, authUser } from '#db/schema/auth'

/** The password of every demo login. The demo exists only in a database that the first start filled itself. */
export const demoPassword = 'rondo-demo-2026'

type DemoPerson = { key: string; name: string; email: string }

export const demoStaff = {
  nora: {
    key: 'nora',
    name: 'Nora Jansen',
    initials: 'NJ',
    email: 'nora@jansenbos.example',
    role: 'admin',
    place: 'Utrecht',
    point: [52.0908, 5.1222],
    max: 60,
  },
  annet: {
    key: 'annet',
    name: 'Annet de Rooij',
    initials: 'AR',
    email: 'annet@jansenbos.example',
    role: 'manager',
    place: 'Culemborg',
    point: [51.955, 5.2278],
    max: 60,
  },
  marieke: {
    key: 'marieke',
    name: 'Marieke Bos',
    initials: 'MB',
    email: 'marieke@jansenbos.example',
    role: 'consultant',
    place: 'Amersfoort',
    point: [52.155, 5.3875],
    max: 60,
  },
  tom: {
    key: 'tom',
    name: 'Tom Jansen',
    initials: 'TJ',
    email: 'tom@jansenbos.example',
    role: 'consultant',
    place: "'s-Hertogenbosch",
    point: [51.6992, 5.3042],
    max: 60,
  },
} as const

export const demoClientPeople = {
  pieter: { key: 'pieter', name: 'Pieter Verhoeven', email: 'pieter@waalstroom.example', jobTitle: 'directeur', level: 'owner' },
  sanne: { key: 'sanne', name: 'Sanne Kuipers', email: 'sanne@waalstroom.example', jobTitle: 'verkoop binnendienst', level: 'staff' },
} as const

/** The client's side of a Flex unit: she calls hours off. */
export const demoFlexPerson = {
  key: 'hanneke',
  name: 'Hanneke van Wijk',
  email: 'hanneke@delindezorg.example',
  jobTitle: 'accountmanager verwijzers',
  level: 'owner',
} as const

/** The logins that the start prints: who they are in one word, and the address. */
export const demoLogins = [
  { who: 'manager', email: demoStaff.annet.email },
  { who: 'consultant', email: demoStaff.marieke.email },
  { who: 'consultant', email: demoStaff.tom.email },
  { who: 'administrator', email: demoStaff.nora.email },
  { who: 'client', email: demoClientPeople.pieter.email },
  { who: 'client with Flex', email: demoFlexPerson.email },
] as const

/** Makes logins of the demo; answers the user id of each by key. Logins stand outside the clients, so not behind the door. */
export async function demoUsers(db: Db, people: readonly DemoPerson[], id: () => string): Promise<Record<string, string>> {
  const password = await hashPassword(demoPassword)
  const users = people.map((person) => ({ ...person, id: id() }))
  await db.transaction(async (tx) => {
    await tx.insert(authUser).values(users.map((user) => ({ id: user.id, name: user.name, email: user.email, emailVerified: true })))
    await tx
      .insert(authAccount)
      .values(users.map((user) => ({ id: id(), userId: user.id, accountId: user.id, providerId: 'credential', password })))
  })
  return Object.fromEntries(users.map((user) => [user.key, user.id]))
}
