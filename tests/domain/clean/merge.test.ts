import { describe, expect, test } from 'vitest'
import { type MergeRecord, mergedValues, openConflicts, suggestMerge } from '#domain/clean/merge'

const bare: Omit<MergeRecord, 'id' | 'name'> = {
  externalNo: null,
  legalForm: null,
  kvk: null,
  branch: null,
  vat: null,
  iban: null,
  street: null,
  houseNumber: null,
  houseNumberSuffix: null,
  postcode: null,
  place: null,
  municipality: null,
  province: null,
  country: 'NL',
  latitude: null,
  longitude: null,
  phone: null,
  phone2: null,
  mobile: null,
  email: null,
  website: null,
  status: 'active',
  lastContactOn: null,
  confirmedOn: null,
  doNotContact: false,
  tags: [],
  own: {},
  weight: 0,
}

function record(id: string, given: Partial<MergeRecord> = {}): MergeRecord {
  return { ...bare, id, name: 'Bakker Klimaattechniek', ...given }
}

describe('who stays', () => {
  test('the record on which most hangs stays', () => {
    expect(suggestMerge([record('a'), record('b', { weight: 3 })]).keeperId).toBe('b')
  })

  test('of two on which nothing hangs the fuller one stays, and then the first', () => {
    expect(suggestMerge([record('a'), record('b', { phone: '+31345550127' })]).keeperId).toBe('b')
    expect(suggestMerge([record('b'), record('a')]).keeperId).toBe('a')
  })
})

describe('whose value is taken', () => {
  test('a name in mixed case with its legal form goes before one in capitals', () => {
    const records = [
      record('a', { name: 'BAKKER KLIMAATTECHN', weight: 5 }),
      record('b', { name: 'Bakker Klimaattechniek BV', legalForm: 'bv' }),
    ]
    expect(suggestMerge(records).from.name).toEqual({ id: 'b', why: 'most-complete' })
  })

  test('a name that is written out goes before a shortened one', () => {
    const records = [record('a', { name: 'Gerritsen Inst.', weight: 5 }), record('b', { name: 'Gerritsen Installaties' })]
    expect(suggestMerge(records).from.name?.id).toBe('b')
  })

  test('an address comes from one record as a whole, the fullest', () => {
    const records = [
      record('a', { street: 'Industrieweg', place: 'Tiel', weight: 1 }),
      record('b', { street: 'Industrieweg', houseNumber: 14, postcode: '4001 NM', place: 'Tiel' }),
    ]
    const suggestion = suggestMerge(records)
    expect(suggestion.keeperId).toBe('a')
    expect(mergedValues(records, suggestion)).toMatchObject({ street: 'Industrieweg', houseNumber: 14, postcode: '4001 NM' })
  })

  test('what only one of them has is taken from that one', () => {
    const records = [record('a', { weight: 1 }), record('b', { email: 'info@bakker.example' })]
    expect(suggestMerge(records).from.email).toEqual({ id: 'b', why: 'only-one' })
    expect(mergedValues(records, suggestMerge(records)).email).toBe('info@bakker.example')
  })

  test('the latest record tells whether they are still there; without days, what most records say', () => {
    const dated = [
      record('a', { status: 'closed', confirmedOn: '2025-03-01' }),
      record('b', { confirmedOn: '2024-01-01' }),
      record('c', { confirmedOn: '2024-02-01' }),
    ]
    expect(mergedValues(dated, suggestMerge(dated)).status).toBe('closed')
    const undated = [record('a', { status: 'closed' }), record('b'), record('c')]
    expect(mergedValues(undated, suggestMerge(undated)).status).toBe('active')
  })

  test('a person may pick another value', () => {
    const records = [record('a', { name: 'Bakker' }), record('b', { name: 'Bakker BV', legalForm: 'bv' })]
    expect(mergedValues(records, suggestMerge(records), { name: 'a' }).name).toBe('Bakker')
  })

  test('two KvK numbers stand in the way until a person chose', () => {
    expect(suggestMerge([record('a', { kvk: '12345678' }), record('b', { kvk: '87654321' })]).conflicts).toEqual(['kvk'])
    expect(suggestMerge([record('a', { kvk: '12345678' }), record('b')]).conflicts).toEqual([])
  })

  test('two VAT numbers and two bank accounts stand in the way too, each until one of it was chosen', () => {
    const suggestion = suggestMerge([
      record('a', { vat: 'NL001234567B01', iban: 'NL91ABNA0417164300' }),
      record('b', { vat: 'NL007654321B01', iban: 'NL02RABO0123456789' }),
    ])
    expect(openConflicts(suggestion)).toEqual(['vat', 'iban'])
    expect(openConflicts(suggestion, { vat: 'a' })).toEqual(['iban'])
    expect(openConflicts(suggestion, { vat: 'a', iban: 'b' })).toEqual([])
  })

  test('the source that the client trusts goes before the others, and behind what one of us typed', () => {
    const [trusted, typed] = [{ name: { byHand: false, trusted: true, on: null } }, { name: { byHand: true, on: null } }] as const
    const fuller = record('b', { name: 'Bakker B.V.', legalForm: 'bv' })
    expect(suggestMerge([record('a', { name: 'BAKKER', sources: trusted }), fuller]).from.name).toEqual({ id: 'a', why: 'trusted' })
    const all = [record('a', { name: 'BAKKER', sources: trusted }), fuller, record('c', { name: 'BKKR', sources: typed })]
    expect(suggestMerge(all).from.name).toEqual({ id: 'c', why: 'by-hand' })
    expect(suggestMerge([record('a', { name: '', sources: trusted }), fuller]).from.name?.id).toBe('b')
  })

  test('what one of us typed goes before what a file says, however full or often that is', () => {
    const typed = { name: { byHand: true, on: '2025-11-01' } } as const
    const records = [
      record('a', { name: 'BAKKER', sources: typed }),
      record('b', { name: 'Bakker B.V.', legalForm: 'bv' }),
      record('c', { name: 'Bakker B.V.', legalForm: 'bv' }),
    ]
    expect(suggestMerge(records).from.name).toEqual({ id: 'a', why: 'by-hand' })
  })

  test('of two files the later one says how it is now', () => {
    const on = (day: string) => ({ email: { byHand: false, on: day } })
    const records = [
      record('a', { email: 'oud@bakker.example', sources: on('2024-01-01') }),
      record('b', { email: 'nieuw@bakker.example', sources: on('2025-11-01') }),
    ]
    expect(suggestMerge(records).from.email).toEqual({ id: 'b', why: 'most-recent' })
  })
})

describe('nothing is lost', () => {
  test('telephone numbers and mail addresses of all are kept', () => {
    const records = [
      record('a', { phone: '+31345550127', mobile: '+31655500101', email: 'info@bakker.example', weight: 1 }),
      record('b', { phone: '+31345550128', phone2: '+31345550129', mobile: '+31655500102', email: 'erik@bakker.example' }),
    ]
    const merged = mergedValues(records, suggestMerge(records))
    expect([merged.phone, merged.phone2, merged.mobile]).toEqual(['+31345550127', '+31345550128', '+31655500101'])
    expect(merged.own).toEqual({ 'phone+': '+31345550129 / +31655500102', 'email+': 'erik@bakker.example' })
  })

  test('the strictest wins: one objection is an objection of the whole', () => {
    const records = [record('a', { weight: 9 }), record('b', { doNotContact: true })]
    expect(mergedValues(records, suggestMerge(records)).doNotContact).toBe(true)
  })

  test('own columns of the newest record go before those of older ones', () => {
    const records = [
      record('a', { own: { kleur: 'groen', soort: 'BSO' }, confirmedOn: '2016-01-01' }),
      record('b', { own: { kleur: 'oranje' }, confirmedOn: '2014-01-01' }),
    ]
    expect(mergedValues(records, suggestMerge(records)).own).toEqual({ kleur: 'groen', soort: 'BSO' })
  })

  test('labels of all are kept, each once', () => {
    const records = [record('a', { tags: ['beurs', 'vip'] }), record('b', { tags: ['vip'] })]
    expect(mergedValues(records, suggestMerge(records)).tags).toEqual(['beurs', 'vip'])
  })
})
