import type { CustomerFacts } from './customer-facts'
import { edgesOf, isWithin, kilometresFrom, percentGrown } from './place-and-growth'
import type { ChoiceTest, Condition, NumberTest, numberFields, OwnTest, Rule, TextTest } from './rule'

/** Whether a customer meets a rule. The meaning of each operator, and of what is missing, is written in rule.ts. */
export function matches(rule: Rule, customer: CustomerFacts): boolean {
  if ('all' in rule) return rule.all.every((member) => matches(member, customer))
  if ('any' in rule) return rule.any.some((member) => matches(member, customer))
  if ('not' in rule) return !matches(rule.not, customer)
  return holds(rule, customer)
}

/** Whether one condition is met. */
export function holds(condition: Condition, customer: CustomerFacts): boolean {
  switch (condition.field) {
    case 'own':
      return ownHolds(condition.test, ownOf(customer, condition.key))
    case 'tag':
      return tagHolds(condition.test, customer.tags)
    case 'measure':
      return numberHolds(condition.test, measureOf(customer, condition.measure, condition.year))
    case 'growth':
      return numberHolds(condition.test, growthOf(customer, condition))
    case 'distance':
      return numberHolds(condition.test, kilometresFrom(condition, customer))
    case 'area': {
      const inside = isWithin(edgesOf(condition.points), customer)
      return inside !== null && inside === condition.test.value
    }
    case 'status':
    case 'legalForm':
    case 'owner':
      return choiceHolds(condition.test, choiceOf(customer, condition.field))
    case 'openComplaint':
    case 'doNotContact':
    case 'knowsDecider':
      return customer[condition.field] === condition.test.value
    case 'postcodeArea':
    case 'houseNumber':
    case 'visits':
    case 'lastContactDays':
    case 'lastVisitDays':
    case 'confirmedDays':
    case 'potential':
      return numberHolds(condition.test, numberOf(customer, condition.field))
    default:
      return textHolds(condition.test, customer[condition.field])
  }
}

/** The value that a condition looks at, as it stands; null when it is missing. */
export function fieldValue(condition: Condition, customer: CustomerFacts): string | number | boolean | readonly string[] | null {
  switch (condition.field) {
    case 'own':
      return ownOf(customer, condition.key)
    case 'tag':
      return customer.tags
    case 'measure':
      return measureOf(customer, condition.measure, condition.year)
    case 'growth':
      return growthOf(customer, condition)
    case 'distance':
      return kilometresFrom(condition, customer)
    case 'area':
      return isWithin(edgesOf(condition.points), customer)
    case 'owner':
    case 'legalForm':
    case 'status':
      return choiceOf(customer, condition.field)
    case 'postcodeArea':
      return numberOf(customer, condition.field)
    default:
      return customer[condition.field]
  }
}

/** A text as it is compared: trimmed and in lower case. */
export function folded(text: string): string {
  return text.replace(edges, '').toLowerCase()
}

/** A number written as a text, or null: '12', '-3.5'; not '1e3', '1.000,00' or ''. */
export function numberIn(text: string): number | null {
  const trimmed = text.replace(edges, '')
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : null
}

const edges = /^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g

export function textHolds(test: TextTest, raw: string | null): boolean {
  const text = folded(raw ?? '')
  if (test.op === 'empty') return text === ''
  if (text === '') return false
  switch (test.op) {
    case 'notEmpty':
      return true
    case 'eq':
      return text === folded(test.value)
    case 'neq':
      return text !== folded(test.value)
    case 'contains':
      return text.includes(folded(test.value))
    case 'startsWith':
      return text.startsWith(folded(test.value))
    case 'in':
      return test.value.some((value) => folded(value) === text)
  }
}

export function choiceHolds(test: ChoiceTest, value: string | null): boolean {
  if (test.op === 'empty') return value === null
  if (value === null) return false
  switch (test.op) {
    case 'notEmpty':
      return true
    case 'eq':
      return value === test.value
    case 'neq':
      return value !== test.value
    case 'in':
      return test.value.includes(value)
  }
}

function tagHolds(test: ChoiceTest, tags: readonly string[]): boolean {
  const has = (tag: string) => tags.some((held) => folded(held) === folded(tag))
  switch (test.op) {
    case 'empty':
      return tags.length === 0
    case 'notEmpty':
      return tags.length > 0
    case 'eq':
      return has(test.value)
    case 'neq':
      return !has(test.value)
    case 'in':
      return test.value.some(has)
  }
}

export function numberHolds(test: NumberTest, value: number | null): boolean {
  if (test.op === 'empty') return value === null
  if (value === null) return false
  switch (test.op) {
    case 'notEmpty':
      return true
    case 'eq':
      return value === test.value
    case 'neq':
      return value !== test.value
    case 'lt':
      return value < test.value
    case 'lte':
      return value <= test.value
    case 'gt':
      return value > test.value
    case 'gte':
      return value >= test.value
    case 'between':
      return test.from <= value && value <= test.to
  }
}

function ownHolds(test: OwnTest, raw: string | null): boolean {
  return isNumberTest(test) ? numberHolds(test, raw === null ? null : numberIn(raw)) : textHolds(test, raw)
}

export function isNumberTest(test: OwnTest): test is NumberTest {
  return test.op === 'between' || ('value' in test && typeof test.value === 'number')
}

function ownOf(customer: CustomerFacts, key: string): string | null {
  return Object.hasOwn(customer.own, key) ? (customer.own[key] ?? null) : null
}

function measureOf(customer: CustomerFacts, measure: string, year: number): number | null {
  return (Object.hasOwn(customer.numbers, measure) ? customer.numbers[measure]?.[year] : undefined) ?? null
}

function growthOf(customer: CustomerFacts, { measure, from, to }: { measure: string; from: number; to: number }): number | null {
  return percentGrown(measureOf(customer, measure, from), measureOf(customer, measure, to))
}

function choiceOf(customer: CustomerFacts, field: 'status' | 'legalForm' | 'owner'): string | null {
  return field === 'owner' ? customer.ownerId : customer[field]
}

function numberOf(customer: CustomerFacts, field: (typeof numberFields)[number]): number | null {
  if (field !== 'postcodeArea') return customer[field]
  const digits = /^\d{4}/.exec((customer.postcode ?? '').replace(edges, ''))
  return digits ? Number(digits[0]) : null
}
