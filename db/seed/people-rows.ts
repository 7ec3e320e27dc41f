import type { Tx } from '#db/door'
import { client, clientPerson, clientStaff, firm, staff } from '#db/schema/people'
import type { DemoDays } from './calendar'
import type { Chance } from './chance'
import { demoClientPeople, demoFlexPerson, demoStaff } from './people'

/** The ids the rest of the story points to. */
export type Cast = {
  days: DemoDays
  chance: Chance
  staff: Record<keyof typeof demoStaff, string>
  clients: Record<'firm' | 'waalstroom' | 'deLinde' | 'kaasmakerij', string>
  people: Record<keyof typeof demoClientPeople, string>
}

const demoInvoicing = {
  kvk: '80112233',
  vat: 'NL123456782B01',
  settings: {
    invoicing: {
      street: 'Kerkstraat 12',
      postcode: '4101 AA',
      place: 'Culemborg',
      email: 'facturen@jansenbos.example',
      iban: 'NL02ABNA0123456789',
      paymentDays: 30,
    },
  },
}

const demoAddress = (street: string, postcode: string, kvk: string, reference: string | null) => ({
  street,
  postcode,
  kvk,
  contract: { invoicing: { email: null, reference } },
})

/** The agency, its people, its three clients and the people of Waalstroom. */
export async function demoPeople(tx: Tx, users: Record<string, string>, days: DemoDays, chance: Chance): Promise<Cast> {
  const ids = <Key extends string>(keys: readonly Key[]) => Object.fromEntries(keys.map((key) => [key, chance.id()])) as Record<Key, string>
  const cast: Cast = {
    days,
    chance,
    staff: ids(Object.keys(demoStaff) as (keyof typeof demoStaff)[]),
    clients: ids(['firm', 'waalstroom', 'deLinde', 'kaasmakerij']),
    people: ids(Object.keys(demoClientPeople) as (keyof typeof demoClientPeople)[]),
  }
  await tx.insert(firm).values({
    id: chance.id(),
    name: 'Jansen & Bos Relatiebeheer',
    address: 'Kerkstraat 12, 4101 AA Culemborg',
    isDemo: true,
    ...demoInvoicing,
  })
  const officeHours: Record<string, [number, number]> = { 1: [510, 1020], 2: [510, 1020], 3: [510, 1020], 4: [510, 1020], 5: [510, 960] }
  await tx.insert(staff).values(
    Object.values(demoStaff).map((each) => ({
      id: cast.staff[each.key],
      userId: users[each.key],
      name: each.name,
      initials: each.initials,
      email: each.email,
      role: each.role,
      workHours: officeHours,
      homePlace: each.place,
      homeLatitude: each.point[0],
      homeLongitude: each.point[1],
      maxDriveMinutes: each.max,
    })),
  )
  await tx.insert(client).values([
    { id: cast.clients.firm, name: 'Jansen & Bos Relatiebeheer', initials: 'JB', isFirm: true, place: 'Culemborg' },
    {
      id: cast.clients.waalstroom,
      name: 'Waalstroom Techniek',
      initials: 'WT',
      place: 'Tiel',
      colour: '#0B3A40',
      ...demoAddress('Waalkade 5', '4001 EJ', '80223344', 'IK-2025-17'),
    },
    {
      id: cast.clients.deLinde,
      name: 'De Linde Zorg',
      initials: 'DL',
      place: 'Wageningen',
      colour: '#5B3A86',
      ...demoAddress('Lindelaan 40', '6703 AB', '80334455', null),
    },
    { id: cast.clients.kaasmakerij, name: 'Kaasmakerij Bos', initials: 'KB', place: 'Leerdam', colour: '#8A6D1D' },
  ])
  const works = Object.values(cast.clients).flatMap((clientId) => [
    { clientId, staffId: cast.staff.annet, role: 'manager' as const },
    { clientId, staffId: cast.staff.marieke, role: 'consultant' as const },
    { clientId, staffId: cast.staff.tom, role: 'consultant' as const },
  ])
  await tx.insert(clientStaff).values(works)
  await tx.insert(clientPerson).values(
    Object.values(demoClientPeople).map((each) => ({
      clientId: cast.clients.waalstroom,
      id: cast.people[each.key],
      userId: users[each.key],
      name: each.name,
      email: each.email,
      jobTitle: each.jobTitle,
      level: each.level,
      receivesReports: true,
    })),
  )
  return cast
}

/** Who calls hours off for De Linde. */
export async function flexPerson(tx: Tx, who: { clientId: string; id: string; userId: string | undefined }): Promise<void> {
  const { name, email, jobTitle, level } = demoFlexPerson
  await tx.insert(clientPerson).values({ ...who, name, email, jobTitle, level, receivesReports: true })
}
