import { pointOfPlace } from '#domain/relations/places'
import type { Chance } from './chance'

/**
 * One installer in the base of Waalstroom Techniek. All are made up; phones lie in number blocks with 55, mail ends in `.example`.
 * `revenue` is in whole euros, `[the year before last, last year]`, null where the client's file has none.
 */
export type Installer = {
  no: string
  name: string
  legal: 'B.V.' | 'V.O.F.' | ''
  street: string
  houseNumber: number
  suffix: string
  postcode: string
  place: string
  country: 'NL' | 'BE'
  phone: string | null
  mobile: string | null
  email: string | null
  site: string | null
  revenue: [number, number] | null
  contact: { salutation: 'Dhr.' | 'Mevr.'; initials: string; firstName: string; lastName: string } | null
  remark: string
  closed: boolean
  group: 'cherish' | 'grow' | 'wake' | 'solve' | 'distance' | 'closed'
}

/** Places within 55 km of Tiel with their four-digit postcode area and telephone area. */
const TOWNS: [place: string, pc4: number, area: string, weight: number][] = [
  ['Tiel', 4001, '0344', 9],
  ['Geldermalsen', 4191, '0345', 6],
  ['Culemborg', 4101, '0345', 6],
  ['Buren', 4116, '0344', 3],
  ['Beesd', 4153, '0345', 2],
  ['Vianen', 4131, '0347', 4],
  ['Leerdam', 4141, '0345', 4],
  ['Gorinchem', 4201, '0183', 5],
  ['Druten', 6651, '0487', 4],
  ['Wijchen', 6601, '024', 5],
  ['Nijmegen', 6511, '024', 9],
  ['Elst', 6661, '0481', 4],
  ['Arnhem', 6811, '026', 8],
  ['Wageningen', 6701, '0317', 4],
  ['Ede', 6711, '0318', 7],
  ['Veenendaal', 3901, '0318', 6],
  ['Rhenen', 3911, '0317', 3],
  ['Amersfoort', 3811, '033', 8],
  ['Utrecht', 3511, '030', 10],
  ['Nieuwegein', 3431, '030', 5],
  ['Houten', 3991, '030', 4],
  ['IJsselstein', 3401, '030', 3],
  ['Zaltbommel', 5301, '0418', 4],
  ["'s-Hertogenbosch", 5211, '073', 8],
  ['Oss', 5341, '0412', 6],
  ['Uden', 5401, '0413', 4],
  ['Veghel', 5461, '0413', 4],
  ['Waalwijk', 5141, '0416', 4],
  ['Tilburg', 5011, '013', 7],
  ['Grave', 5361, '0486', 2],
  ['Zeist', 3701, '030', 4],
  ['Breda', 4811, '076', 4],
]

const NOT_IN_THE_TABLE: Record<string, { latitude: number; longitude: number }> = {
  Buren: { latitude: 51.9117, longitude: 5.3333 },
  Turnhout: { latitude: 51.3225, longitude: 4.9447 },
}

const SURNAMES =
  'Bakker,Jansen,De Vries,Van den Berg,Visser,Smit,Meijer,De Boer,Mulder,De Groot,Bos,Vos,Peters,Hendriks,Van Leeuwen,Dekker,Brouwer,De Wit,Dijkstra,Smits,De Graaf,Van der Meer,Van der Linden,Kok,Jacobs,Van Dam,Vermeulen,Van den Heuvel,Van der Veen,Van den Broek,De Bruijn,Schouten,Van Beek,Willems,Van Vliet,Hoekstra,Maas,Verhoeven,Koster,Van Dijk,Prins,Blom,Huisman,Peeters,De Jong,Kuipers,Van Veen,Post,Kuiper,Veenstra,Kramer,Van den Brink,Scholten,Van Wijk,Postma,Martens,Vink,De Ruiter,Timmermans,Groen,Gerritsen,Jonker,Van Loon,Boer,Van der Velden,Willemsen,Bosch,Van Doorn,Evers,De Haan,Koning,Wolters,Sanders,Van der Heijden,Ten Brink,Van Zanten,Van Es,Hofman,Driessen,Roelofs'.split(
    ',',
  )
const TRADES =
  'Installaties,Installatietechniek,Loodgieters,Klimaattechniek,Warmtetechniek,Elektrotechniek,Sanitair,Technisch Beheer,Verwarming,Koeltechniek,Duurzaam,Loodgietersbedrijf,Totaaltechniek,Zonne-energie'.split(
    ',',
  )
const STREETS =
  'Industrieweg,Ambachtsweg,Dorpsstraat,Kerkstraat,Stationsweg,Molenweg,Nijverheidsweg,De Hoefslag,Parallelweg,Handelsweg,Marktstraat,Schoolstraat,Wilhelminastraat,Havenweg,Lange Dreef,Veerweg,Waalbandijk,Rijksstraatweg,Papesteeg,Lingedijk'.split(
    ',',
  )
const FIRST_MEN = 'Jan,Piet,Kees,Erik,Wim,Henk,Mark,Tom,Bas,Ruud,Peter,Mo,Rick,Dennis,Sjaak,Hans'.split(',')
const FIRST_WOMEN = 'Anja,Linda,Petra,Esther,Marloes,Karin,Sanne,Ingrid,Wendy,Fatima'.split(',')

type Named = Pick<Installer, 'name' | 'place' | 'group'> & Partial<Installer>

/** The ones the story is about. */
const NAMED: Named[] = [
  {
    name: 'Bakker Klimaattechniek',
    place: 'Geldermalsen',
    group: 'cherish',
    street: 'Industrieweg',
    houseNumber: 14,
    suffix: 'a',
    legal: 'B.V.',
    contact: person('Dhr.', 'E.', 'Erik', 'Bakker'),
  },
  { name: 'Hendriks Loodgieters', place: 'Buren', group: 'cherish', contact: person('Dhr.', 'W.', 'Wim', 'Hendriks') },
  {
    name: 'Installatie Groep Rivierenland',
    place: 'Tiel',
    group: 'solve',
    legal: 'B.V.',
    contact: person('Mevr.', 'A.', 'Anja', 'Schouten'),
  },
  { name: 'Mulder Installaties', place: 'Vianen', group: 'cherish', contact: person('Dhr.', 'B.', 'Bert', 'Mulder') },
  { name: 'Smits Warmtetechniek', place: 'Oss', group: 'cherish', contact: person('Dhr.', 'J.', 'Jos', 'Smits') },
  { name: 'Vos Installatietechniek', place: 'Buren', group: 'grow', contact: person('Dhr.', 'R.', 'Rick', 'Vos') },
  { name: 'Kuipers Sanitair', place: 'Beesd', group: 'grow', contact: person('Mevr.', 'L.', 'Lotte', 'De Wit') },
  { name: 'Prins Koeltechniek', place: 'Culemborg', group: 'cherish', contact: person('Dhr.', 'H.', 'Hans', 'Prins') },
  { name: 'Ten Brink Verwarming', place: 'Ede', group: 'grow', contact: person('Dhr.', 'G.', 'Gijs', 'Ten Brink') },
  { name: 'Van Zanten Elektrotechniek', place: 'Leerdam', group: 'cherish', contact: person('Dhr.', 'P.', 'Piet', 'Van Zanten') },
]

/** How many are in each group of the story: 537 living ones and 14 that closed. */
const SIZES: Record<Installer['group'], number> = { solve: 3, cherish: 21, grow: 44, wake: 31, distance: 438, closed: 14 }

/** The whole base after cleaning: 537 living installers and 14 closed ones, each name once. */
export function installers(chance: Chance): Installer[] {
  const taken = new Set(NAMED.map((each) => each.name))
  const groups = Object.entries(SIZES) as [Installer['group'], number][]
  const wanted = groups.flatMap(([group, size]) => {
    const named = NAMED.filter((each) => each.group === group)
    return [...named, ...Array.from({ length: size - named.length }, () => ({ group }))]
  })
  let belgians = 8
  let withoutRevenue = 49
  return wanted.map((given: Partial<Installer> & Pick<Installer, 'group'>, at) => {
    const abroad = given.group === 'distance' && belgians > 0 && at % 40 === 0
    if (abroad) belgians -= 1
    const unknown = given.group === 'distance' && !abroad && withoutRevenue > 0 && at % 8 === 1
    if (unknown) withoutRevenue -= 1
    return { ...made(chance, given, at, taken, abroad, unknown), ...given } as Installer
  })
}

function made(
  chance: Chance,
  given: Partial<Installer> & Pick<Installer, 'group'>,
  at: number,
  taken: Set<string>,
  abroad: boolean,
  unknown: boolean,
): Installer {
  const { group } = given
  const [place, pc4, area] = abroad ? (['Turnhout', 2300, '014'] as const) : town(chance, given.place)
  const surname = nameFor(chance, taken)
  const firstWoman = chance.next() < 0.2
  const firstName = chance.pick(firstWoman ? FIRST_WOMEN : FIRST_MEN)
  const domain = (given.name ?? surname.full).toLowerCase().replace(/[^a-z]+/g, '-')
  const hasContact = chance.next() < 0.55
  return {
    no: String(104_100 + at * 3 + chance.between(0, 2)),
    name: surname.full,
    legal: chance.next() < 0.62 ? 'B.V.' : chance.next() < 0.4 ? 'V.O.F.' : '',
    street: chance.pick(STREETS),
    houseNumber: chance.between(1, 180),
    suffix: chance.next() < 0.12 ? chance.pick(['a', 'b', 'c']) : '',
    postcode: abroad
      ? String(pc4)
      : `${pc4 + chance.between(0, 8)} ${chance.pick('BCDEGHJKLNPRTVWXZ'.split(''))}${chance.pick('BCDEGHJKLNPRTVWXZ'.split(''))}`,
    place,
    country: abroad ? 'BE' : 'NL',
    phone: chance.next() < 0.95 ? phoneIn(chance, area, abroad) : null,
    mobile: chance.next() < 0.4 && !abroad ? `06-55${digits(chance, 6)}` : null,
    email: chance.next() < 0.78 ? `info@${domain}.example` : null,
    site: chance.next() < 0.5 ? `www.${domain}.example` : null,
    revenue: unknown ? null : revenueFor(chance, group),
    contact: hasContact
      ? { salutation: firstWoman ? 'Mevr.' : 'Dhr.', initials: `${firstName[0]}.`, firstName, lastName: surname.family }
      : null,
    remark: '',
    closed: group === 'closed',
    group,
  }
}

/** Revenue lies so that the demo's segment rules (from 40,000; 10,000 to 40,000; hardly any now but 5,000 before) catch just their group. */
function revenueFor(chance: Chance, group: Installer['group']): [number, number] {
  const around = (low: number, high: number) => Math.round((low + (high - low) * chance.next() ** 1.8) / 50) * 50
  if (group === 'cherish' || group === 'solve') return [around(36_000, 90_000), around(41_000, 125_000)]
  if (group === 'grow') return [around(7_000, 34_000), around(10_500, 38_000)]
  if (group === 'wake') return [around(5_200, 16_000), around(0, 800)]
  return [around(300, 4_800), around(1_100, 9_400)]
}

function nameFor(chance: Chance, taken: Set<string>): { full: string; family: string } {
  for (;;) {
    const family = chance.pick(SURNAMES)
    const pattern = chance.between(0, 9)
    const trade = chance.pick(TRADES)
    const full =
      pattern === 0
        ? `${trade} ${family}`
        : pattern === 1
          ? `${family} & Zonen ${trade}`
          : pattern === 2
            ? `${family} ${chance.pick(SURNAMES)} ${trade}`
            : `${family} ${trade}`
    if (taken.has(full)) continue
    taken.add(full)
    return { full, family }
  }
}

function town(chance: Chance, wanted?: string): readonly [string, number, string] {
  const known = TOWNS.find(([place]) => place === wanted)
  if (known) return [known[0], known[1], known[2]]
  const total = TOWNS.reduce((sum, [, , , weight]) => sum + weight, 0)
  let left = chance.next() * total
  for (const [place, pc4, area, weight] of TOWNS) {
    left -= weight
    if (left < 0) return [place, pc4, area]
  }
  return ['Tiel', 4001, '0344']
}

function phoneIn(chance: Chance, area: string, abroad: boolean): string {
  if (abroad) return `+32 14 55 ${digits(chance, 2)} ${digits(chance, 2)}`
  return `${area}-55${digits(chance, 8 - area.length)}`
}

function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => chance.between(0, 9)).join('')
}

function person(salutation: 'Dhr.' | 'Mevr.', initials: string, firstName: string, lastName: string) {
  return { salutation, initials, firstName, lastName }
}

/** A point for the map: the place, moved a little so that neighbours do not lie on top of each other. Null outside the table. */
export function pointNear(place: string, chance: Chance): { latitude: number; longitude: number } | null {
  const point = pointOfPlace(place) ?? NOT_IN_THE_TABLE[place]
  if (!point) return null
  return { latitude: point.latitude + (chance.next() - 0.5) * 0.05, longitude: point.longitude + (chance.next() - 0.5) * 0.08 }
}

/** Whether an installer has a part of its own in the story, so that the others can be told by their number. */
export function isNamed(name: string): boolean {
  return NAMED.some((each) => each.name === name)
}
