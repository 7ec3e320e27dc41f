import { theDb } from '#db/connection'
import { contentsOf } from '#db/seed/demo'
import { demoClientPeople, demoFlexPerson, demoLogins, demoPassword, demoStaff } from '#db/seed/people'

export type DemoLogin = { email: string; name: string; role: 'admin' | 'manager' | 'consultant' | 'owner' | 'staff' }

/** The people one can be in the demo; none where this is no demo. */
export async function demoPeople(): Promise<DemoLogin[]> {
  if ((await contentsOf(theDb())) !== 'demo') return []
  const staff = Object.values(demoStaff).map(({ email, name, role }) => ({ email, name, role }))
  const clients = [...Object.values(demoClientPeople), demoFlexPerson].map(({ email, name, level }) => ({ email, name, role: level }))
  const people = [...staff, ...clients]
  return demoLogins.flatMap(({ email }) => people.filter((person) => person.email === email))
}

/** The password of somebody of the demo, so that one click logs in; null for anybody else and where this is no demo. */
export async function demoPasswordOf(email: string): Promise<string | null> {
  return (await demoPeople()).some((person) => person.email === email) ? demoPassword : null
}
