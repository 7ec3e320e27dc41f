import { describe, expect, test } from 'vitest'
import { seededChance } from '#domain/clean/duplicates/chance'
import { findDuplicates } from '#domain/clean/duplicates/find'
import type { DuplicateGroup, Duplicates, MatchRecord } from '#domain/clean/duplicates/record'

/** Forty firms that have nothing to do with each other, so that what is common and what is rare can be told. */
const strangers: MatchRecord[] = Array.from({ length: 40 }, (_, i) => {
  const owner = `${['Vos', 'Lim', 'Dre', 'Pol', 'Gar', 'Sun', 'Wel', 'Tor'][i % 8]}${['bergen', 'huizen', 'kamp', 'mans', 'veld'][Math.floor(i / 8)]}`
  return {
    id: `stranger ${i}`,
    name: `${['Bakkerij', 'Garage', 'Kapsalon', 'Hoveniers'][i % 4]} ${owner}`,
    street: `${owner}straat ${i + 1}`,
    postcode: `${1000 + i * 37} ${'ABCDEFGHJK'[i % 10]}X`,
    place: `${owner}dorp`,
    phones: [`0${20 + i}-${3_141_592 + i * 7919}`.slice(0, 11)],
    emails: [`info@${owner.toLowerCase()}.nl`],
  }
})

const firm: MatchRecord = {
  id: 'one',
  name: 'Bakker Klimaattechniek B.V.',
  kvk: '31813879',
  street: 'Industrieweg',
  houseNumber: 14,
  houseNumberSuffix: 'A',
  postcode: '4191 NM',
  place: 'Geldermalsen',
  phones: ['+31345550127'],
  emails: ['info@bakkerklimaat.nl'],
}

function found(records: MatchRecord[], separate?: [string, string][]): Duplicates {
  return findDuplicates([...strangers, ...records], { kind: 'organisation', ...(separate ? { separate } : {}) })
}

function groupOf({ groups }: Duplicates, id: string): DuplicateGroup | undefined {
  return groups.find((group) => group.ids.includes(id) && group.band !== 'relatives')
}

describe('one firm written down twice', () => {
  test.each<[string, Partial<MatchRecord>]>([
    ['in capitals, abbreviated', { name: 'BAKKER KLIMAATTECHN. BV', kvk: null }],
    ['with a slip in the name and the number', { name: 'Bakker Klimaattecniek', kvk: null, phones: ['0345-550172'] }],
    [
      'with the address in one line',
      {
        street: 'Industrieweg 14a, 4191 NM Geldermalsen',
        houseNumber: null,
        houseNumberSuffix: null,
        postcode: null,
        place: null,
        phones: [],
      },
    ],
    ['after it moved', { street: 'Kade', houseNumber: 3, houseNumberSuffix: null, postcode: '4001 AB', place: 'Tiel' }],
    ['with a telephone number and a name only', { kvk: null, street: null, houseNumber: null, postcode: null, place: null, emails: [] }],
  ])('%s, is found', (_, other) => {
    expect(groupOf(found([firm, { ...firm, ...other, id: 'two' }]), 'one')?.ids).toEqual(['one', 'two'])
  })

  test('the same in all that is compared is preselected to merge', () => {
    const twice = found([firm, { ...firm, id: 'two' }, { ...firm, id: 'three' }])
    expect(groupOf(twice, 'one')).toMatchObject({ ids: ['one', 'two', 'three'], band: 'sure', preselected: true })
  })

  test('the reasons say what is the same, the strongest first, and what is not', () => {
    const { pairs } = found([firm, { ...firm, id: 'two', phones: ['0345-999999'] }])
    const reasons = pairs.find(({ a, b }) => a === 'one' && b === 'two')?.reasons ?? []
    expect(reasons).toContainEqual({ field: 'ids', kind: 'same', points: expect.any(Number) })
    expect(reasons.find(({ field }) => field === 'phone')).toMatchObject({ kind: 'differs' })
    const points = reasons.map((reason) => Math.abs(reason.points))
    expect(points).toEqual([...points].sort((a, b) => b - a))
  })

  test('a group carries the pairs that made it', () => {
    const group = groupOf(found([firm, { ...firm, id: 'two', kvk: null }]), 'one')
    expect(group?.pairs.map(({ a, b }) => [a, b])).toEqual([['one', 'two']])
  })
})

describe('what is not one firm', () => {
  test.each<[string, Partial<MatchRecord>, string]>([
    ['its holding at the same address', { name: 'Bakker Holding B.V.', kvk: null }, 'holding-beside-company'],
    ['a firm with another KvK number', { kvk: '40212223' }, 'other-kvk'],
    [
      'a branch in another town',
      {
        kvk: null,
        street: 'Kade',
        houseNumber: 3,
        houseNumberSuffix: null,
        postcode: '9712 AB',
        place: 'Groningen',
        phones: ['050-3115263'],
      },
      'other-address-and-phone',
    ],
  ])('%s is a relative', (_, other, why) => {
    const both = found([firm, { ...firm, ...other, id: 'two' }])
    expect(groupOf(both, 'one')).toBeUndefined()
    expect(both.groups.find(({ band }) => band === 'relatives')?.ids).toEqual(['one', 'two'])
    expect(both.pairs.find(({ band }) => band === 'relatives')?.reasons[0]?.kind).toBe(why)
  })

  test('a stranger is nothing at all', () => {
    expect(found([firm]).groups).toEqual([])
  })

  test('two that a person kept apart stay apart, and a third that fits both brings them not together', () => {
    const three = [firm, { ...firm, id: 'two', phones: ['0345-550128'] }, { ...firm, id: 'three', phones: ['0345-550127', '0345-550128'] }]
    expect(groupOf(found(three), 'one')?.ids).toEqual(['one', 'two', 'three'])
    const apart = found(three, [['two', 'one']])
    expect(apart.groups.filter(({ ids, band }) => band !== 'relatives' && ids.includes('one') && ids.includes('two'))).toEqual([])
  })

  test('two rows of one register number are one, two numbers at one door are relatives', () => {
    const places = Array.from({ length: 40 }, (_, i) => i).flatMap((i): MatchRecord[] => {
      const place = {
        name: `Kindercentrum ${'ABCDEFGHIJ'[i % 10]}${i}`,
        street: 'Laan',
        houseNumber: i,
        postcode: `10${10 + i} AB`,
        place: 'Amsterdam',
      }
      return [0, 1].map((visit) => ({ id: `${i} ${visit}`, externalNo: `lrk${i}`, ...place }))
    })
    const school = { name: 'De Kleine Beer', street: 'Kade 1', postcode: '1010 AA', place: 'Amsterdam' }
    const { groups } = findDuplicates(
      [...places, { id: 'day care', externalNo: 'lrk98', ...school }, { id: 'after school', externalNo: 'lrk99', ...school }],
      { kind: 'organisation' },
    )
    expect(
      groups
        .filter(({ band }) => band !== 'relatives')
        .every(({ ids }) => ids.length === 2 && ids[0]?.split(' ')[0] === ids[1]?.split(' ')[0]),
    ).toBe(true)
    expect(groups.find(({ band, ids }) => band === 'relatives' && ids.includes('day care'))?.ids).toEqual(['day care', 'after school'])
  })
})

describe('one person written down twice', () => {
  const others: MatchRecord[] = Array.from({ length: 40 }, (_, i) => ({
    id: `other ${i}`,
    firstName: ['Anna', 'Bram', 'Carla', 'Daan', 'Eva'][i % 5] as string,
    lastName: `${['Aker', 'Bolder', 'Cramer', 'Duin'][i % 4]}${'abcdefghij'[i % 10]}`,
    name: `Firma ${i}`,
    emails: [`p${i}@firma${i}.nl`],
  }))
  const person: MatchRecord = {
    id: 'one',
    firstName: 'Cornelis',
    infix: 'van der',
    lastName: 'Berg',
    name: 'Bakker Klimaattechniek B.V.',
    emails: ['kees.vanderberg@bakkerklimaat.nl'],
    phones: ['06-12344321'],
  }
  const persons = (...records: MatchRecord[]) => findDuplicates([...others, ...records], { kind: 'person' })

  test.each<[string, MatchRecord]>([
    ['by his call name', { id: 'two', firstName: 'Kees', lastName: 'van der Berg', name: 'Bakker Klimaattechniek' }],
    [
      'by an initial, with the mailbox to tell',
      { id: 'two', initials: 'C.', lastName: 'Berg, van der', emails: ['kees.vanderberg@bakkerklimaat.nl'] },
    ],
    ['in another order, with a title', { id: 'two', fullName: 'Berg, drs. Kees v.d.', phones: ['+31 6 12344321'] }],
    ['with a double name', { id: 'two', firstName: 'Kees', lastName: 'van der Berg-Jansen', phones: ['0612344321'] }],
  ])('%s, is found', (_, other) => {
    expect(groupOf(persons(person, other), 'one')?.ids).toEqual(['one', 'two'])
  })

  test.each<[string, MatchRecord]>([
    [
      'a colleague with the same last name',
      {
        id: 'two',
        firstName: 'Johanna',
        lastName: 'van der Berg',
        name: 'Bakker Klimaattechniek B.V.',
        phones: ['06-99887766'],
        emails: ['hanneke.vanderberg@bakkerklimaat.nl'],
      },
    ],
    [
      'a colleague behind the same telephone',
      { id: 'two', firstName: 'Mehmet', lastName: 'Yilmaz', name: 'Bakker Klimaattechniek B.V.', phones: ['06-12344321'] },
    ],
    ['a namesake elsewhere', { id: 'two', firstName: 'Piet', lastName: 'van der Berg', name: 'Garage Zon' }],
  ])('%s is another', (_, other) => {
    expect(groupOf(persons(person, other), 'one')).toBeUndefined()
  })
})

describe('a whole base', () => {
  const base = dirtyBase(360)

  test('teaches its own weights: nearly all duplicates are found, and nearly nothing else', () => {
    const { groups } = findDuplicates(base, { kind: 'organisation' })
    const pairs = groups
      .filter(({ band }) => band !== 'relatives')
      .flatMap(({ ids }) => ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b])))
    const right = pairs.filter(([a, b]) => a?.split('/')[0] === b?.split('/')[0]).length
    expect(right / pairs.length).toBeGreaterThan(0.97)
    expect(right / 90).toBeGreaterThan(0.95)
  })

  test('gives the same answer every time', () => {
    expect(findDuplicates(base, { kind: 'organisation', seed: 7 })).toEqual(findDuplicates(base, { kind: 'organisation', seed: 7 }))
  })
})

/** `count` records of firms in a made-up province; every fourth is a dirty copy of the one before. */
function dirtyBase(count: number): MatchRecord[] {
  const chance = seededChance(3)
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T
  const syllables = ['ba', 'ker', 'lo', 'min', 'dre', 'vos', 'tel', 'ga', 'rin', 'su', 'pol', 'wes']
  const trades = ['Bakkerij', 'Garage', 'Kapsalon', 'Hoveniers', 'Bouw', 'Advies', 'Transport', 'Slagerij']
  const records: MatchRecord[] = []
  while (records.length < count) {
    const at = records.length
    const name = `${pick(trades)} ${pick(syllables)}${pick(syllables)}${pick(syllables)}`
    const original = {
      name,
      street: `${pick(syllables)}${pick(syllables)}straat`,
      houseNumber: Math.floor(chance() * 200) + 1,
      postcode: `${4000 + Math.floor(chance() * 900)} ${pick(['AA', 'BB', 'CC', 'DX'])}`,
      place: pick(['Tiel', 'Buren', 'Ede']),
      phones: [`0344-${100_000 + Math.floor(chance() * 899_999)}`],
      emails: [`info@${name.toLowerCase().replace(/ /g, '')}.nl`],
    }
    records.push({ id: `${at}/0`, ...original })
    if (at % 4 !== 3 && records.length % 4 === 3) {
      const slip = Math.floor(chance() * (name.length - 3)) + 1
      records.push({
        id: `${at}/1`,
        ...original,
        name: `${name.slice(0, slip)}${name.slice(slip + 1)} BV`,
        phones: chance() < 0.5 ? original.phones : [],
        street: chance() < 0.3 ? null : original.street,
      })
    }
  }
  return records
}
