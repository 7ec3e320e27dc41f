import { expect, test } from 'vitest'
import { matches } from '#domain/segment/evaluate'
import { conditionsOf, parseRule, type Rule } from '#domain/segment/rule'
import { bakker, unknown } from './installers'

const is = (rule: Rule, customer = bakker) => {
  expect(parseRule(rule)).toEqual(rule)
  return matches(rule, customer)
}

test('texts are compared trimmed and without regard to capitals', () => {
  expect(is({ field: 'place', test: { op: 'eq', value: ' geldermalsen' } })).toBe(true)
  expect(is({ field: 'name', test: { op: 'contains', value: 'KLIMAAT' } })).toBe(true)
  expect(is({ field: 'name', test: { op: 'startsWith', value: 'klimaat' } })).toBe(false)
  expect(is({ field: 'place', test: { op: 'in', value: ['Tiel', 'GELDERMALSEN'] } })).toBe(true)
  expect(is({ field: 'postcode', test: { op: 'startsWith', value: '41' } })).toBe(true)
  expect(is({ field: 'own', key: 'kleur', test: { op: 'eq', value: 'groen' } })).toBe(true)
})

test('what is missing meets nothing but "empty", and not "is not" either', () => {
  const asked: [Rule, Rule][] = [
    [
      { field: 'place', test: { op: 'neq', value: 'Tiel' } },
      { field: 'place', test: { op: 'empty' } },
    ],
    [
      { field: 'lastContactDays', test: { op: 'neq', value: 3 } },
      { field: 'lastContactDays', test: { op: 'empty' } },
    ],
    [
      { field: 'owner', test: { op: 'neq', value: 'tom' } },
      { field: 'owner', test: { op: 'empty' } },
    ],
    [
      { field: 'own', key: 'kleur', test: { op: 'neq', value: 'rood' } },
      { field: 'own', key: 'kleur', test: { op: 'empty' } },
    ],
    [
      { field: 'measure', measure: 'revenue', year: 2024, test: { op: 'lt', value: 1 } },
      { field: 'measure', measure: 'revenue', year: 2024, test: { op: 'empty' } },
    ],
  ]
  for (const [isNot, empty] of asked) {
    expect(is(isNot, unknown)).toBe(false)
    expect(is({ not: isNot }, unknown)).toBe(true)
    expect(is(empty, unknown)).toBe(true)
    expect(is(empty)).toBe(false)
  }
  expect(is({ field: 'own', key: 'toString', test: { op: 'notEmpty' } })).toBe(false)
})

test('an own field is a number only when it is written as one', () => {
  expect(is({ field: 'own', key: 'monteurs', test: { op: 'gte', value: 10 } })).toBe(true)
  expect(is({ field: 'own', key: 'monteurs', test: { op: 'between', from: 0, to: 12 } })).toBe(true)
  expect(is({ field: 'own', key: 'kleur', test: { op: 'lt', value: 10 } })).toBe(false)
  expect(is({ field: 'own', key: 'monteurs', test: { op: 'gt', value: 1 } }, { ...bakker, own: { monteurs: '1.000,00' } })).toBe(false)
  expect(is({ field: 'own', key: 'monteurs', test: { op: 'eq', value: -3.5 } }, { ...bakker, own: { monteurs: ' -3.5 ' } })).toBe(true)
})

test('numbers, years and the four digits of a postcode', () => {
  expect(is({ field: 'measure', measure: 'revenue', year: 2024, test: { op: 'gte', value: 21_200_000 } })).toBe(true)
  expect(is({ field: 'measure', measure: 'revenue', year: 2023, test: { op: 'gte', value: 0 } })).toBe(false)
  expect(is({ field: 'postcodeArea', test: { op: 'between', from: 4_100, to: 4_199 } })).toBe(true)
  expect(is({ field: 'postcodeArea', test: { op: 'between', from: 4_192, to: 4_199 } })).toBe(false)
  expect(is({ field: 'postcodeArea', test: { op: 'empty' } }, { ...bakker, postcode: 'B-2000' })).toBe(true)
  expect(is({ field: 'visits', test: { op: 'gt', value: 2 } })).toBe(false)
})

test('a tag is had or not had; having none is known, not missing', () => {
  expect(is({ field: 'tag', test: { op: 'eq', value: 'warmtepomp' } })).toBe(true)
  expect(is({ field: 'tag', test: { op: 'in', value: ['airco', 'LID'] } })).toBe(true)
  expect(is({ field: 'tag', test: { op: 'neq', value: 'warmtepomp' } }, unknown)).toBe(true)
  expect(is({ field: 'tag', test: { op: 'empty' } }, unknown)).toBe(true)
  expect(is({ field: 'tag', test: { op: 'notEmpty' } }, unknown)).toBe(false)
})

test('a key is compared exactly, and yes or no is yes or no', () => {
  expect(is({ field: 'legalForm', test: { op: 'in', value: ['bv', 'nv'] } })).toBe(true)
  expect(is({ field: 'owner', test: { op: 'eq', value: 'Marieke' } })).toBe(false)
  expect(is({ field: 'openComplaint', test: { op: 'eq', value: false } })).toBe(true)
  expect(is({ field: 'doNotContact', test: { op: 'eq', value: true } })).toBe(false)
})

test('groups nest; an empty "all" takes everybody and an empty "any" nobody', () => {
  const green: Rule = { field: 'own', key: 'kleur', test: { op: 'eq', value: 'groen' } }
  const red: Rule = { field: 'own', key: 'kleur', test: { op: 'eq', value: 'rood' } }
  expect(is({ all: [{ any: [red, green] }, { not: red }] })).toBe(true)
  expect(is({ any: [red, { all: [green, red] }] })).toBe(false)
  expect(is({ all: [] })).toBe(true)
  expect(is({ any: [] })).toBe(false)
  expect(conditionsOf({ all: [{ any: [red, green] }, { not: red }] })).toEqual([red, green, red])
})

test('what is no rule is refused: unknown fields, wrong kinds of value, too deep, too long', () => {
  const deep = Array.from({ length: 5_000 }).reduce<Rule>((rule) => ({ not: rule }), { all: [] })
  const long = {
    all: Array.from({ length: 3 }, () => ({ any: Array.from({ length: 90 }, () => ({ field: 'visits', test: { op: 'empty' } })) })),
  }
  const wrong = [
    null,
    'all',
    { field: 'salary', test: { op: 'eq', value: 'x' } },
    { field: 'visits', test: { op: 'gt', value: '3' } },
    { field: 'visits', test: { op: 'contains', value: '3' } },
    { field: 'place', test: { op: 'eq', value: '   ' } },
    { field: 'place', test: { op: 'in', value: [] } },
    { field: 'visits', test: { op: 'gt', value: Number.POSITIVE_INFINITY } },
    { field: 'place', test: { op: 'eq', value: 'Tiel' }, extra: 1 },
    deep,
    long,
  ]
  for (const data of wrong) expect(parseRule(data)).toBeNull()
})
