import type { RuleVocabulary } from '#domain/segment/names'
import { type Condition, numberFields, parseRule, type Rule, textFields, yesNoFields } from '#domain/segment/rule'

export type Corner = { latitude: number; longitude: number }

/** A condition as it stands in the form: `field` is a key such as 'place', 'own:kleur' or 'measure:revenue:2024'; values are texts as typed. */
export type ConditionDraft = {
  id: number
  field: string
  op: string
  value: string
  from: string
  to: string
  /** Where a distance is counted from: a name with its place on the map. */
  at: (Corner & { name: string }) | null
  /** The corners of an area. */
  corners: Corner[]
}

/** Conditions and groups that must all hold, or one of them, or none: `not` turns the group around. */
export type GroupDraft = { id: number; match: 'all' | 'any'; not: boolean; members: MemberDraft[] }
export type MemberDraft = ConditionDraft | GroupDraft

export const emptyCondition: ConditionDraft = { id: 0, field: '', op: '', value: '', from: '', to: '', at: null, corners: [] }
export const emptyDraft: GroupDraft = { id: 1, match: 'all', not: false, members: [{ ...emptyCondition, id: 2 }] }

export const isGroup = (member: MemberDraft): member is GroupDraft => 'members' in member

type Kind = 'text' | 'number' | 'euro' | 'choice' | 'yesNo' | 'own' | 'distance' | 'area'

/** What sort of value a field holds, which decides the operators on offer. */
export function kindOf(field: string): Kind {
  if (field.startsWith('own:')) return 'own'
  if (field.startsWith('measure:')) return field.startsWith('measure:revenue:') ? 'euro' : 'number'
  if (field.startsWith('growth:')) return 'number'
  if (field === 'distance' || field === 'area') return field
  if ((numberFields as readonly string[]).includes(field)) return 'number'
  if ((yesNoFields as readonly string[]).includes(field)) return 'yesNo'
  return field === 'tag' || field === 'status' || field === 'legalForm' || field === 'owner' ? 'choice' : 'text'
}

export const operatorsOf: Record<Kind, readonly string[]> = {
  text: ['eq', 'neq', 'in', 'contains', 'startsWith', 'empty', 'notEmpty'],
  own: ['eq', 'neq', 'in', 'contains', 'startsWith', 'gte', 'lte', 'between', 'empty', 'notEmpty'],
  number: ['gte', 'lte', 'gt', 'lt', 'eq', 'between', 'empty', 'notEmpty'],
  euro: ['gte', 'lte', 'gt', 'lt', 'between', 'empty', 'notEmpty'],
  choice: ['eq', 'neq', 'in', 'empty', 'notEmpty'],
  distance: ['lte', 'gt', 'between', 'empty', 'notEmpty'],
  yesNo: ['eq'],
  area: ['eq'],
}

/** The fields a rule may name for this base, in groups: its numbers, its own columns, the place, the contact we had, who it is. */
export function fieldsFor(vocabulary: RuleVocabulary): { group: string; fields: string[] }[] {
  const measures = vocabulary.measures.flatMap(({ measure, years }) => {
    const sorted = [...years].sort((a, b) => b - a)
    const growth = sorted.slice(0, -1).map((year, at) => `growth:${measure}:${sorted[at + 1]}:${year}`)
    return [...sorted.map((year) => `measure:${measure}:${year}`), ...growth]
  })
  const place = [
    'place',
    'municipality',
    'province',
    'postcodeArea',
    'distance',
    'area',
    'postcode',
    'street',
    'houseNumber',
    'houseNumberSuffix',
    'country',
  ]
  const contact = [
    'lastContactDays',
    'lastVisitDays',
    'visits',
    'openComplaint',
    'knowsDecider',
    'owner',
    'potential',
    'confirmedDays',
    'doNotContact',
  ]
  const who = ['tag', 'legalForm', ...textFields.filter((field) => !place.includes(field))]
  return [
    { group: 'numbers', fields: measures },
    { group: 'own', fields: vocabulary.own.map(({ key }) => `own:${key}`) },
    { group: 'place', fields: place },
    { group: 'contact', fields: contact },
    { group: 'who', fields: who },
  ].filter(({ fields }) => fields.length > 0)
}

/** The rule of a draft; null while a condition lacks its field or value. */
export function ruleOfDraft(draft: GroupDraft): Rule | null {
  const made = groupOf(draft)
  return made === null ? null : parseRule(made)
}

/** A stored rule as a draft: every rule can be shown. */
export function draftOf(rule: Rule): GroupDraft {
  let last = 0
  const next = () => {
    last += 1
    return last
  }
  const group = (of: Rule, not: boolean): GroupDraft => {
    if ('not' in of) return not || 'not' in of.not ? { id: next(), match: 'all', not, members: [group(of.not, true)] } : group(of.not, true)
    if ('field' in of) return { id: next(), match: 'all', not, members: [{ ...draftOfCondition(of), id: next() }] }
    const [match, members] = 'all' in of ? (['all', of.all] as const) : (['any', of.any] as const)
    return {
      id: next(),
      match,
      not,
      members: members.map((each) => ('field' in each ? { ...draftOfCondition(each), id: next() } : group(each, false))),
    }
  }
  return group(rule, false)
}

/** An id that no member of a draft has yet. */
export function nextId(draft: GroupDraft): number {
  return Math.max(draft.id, ...draft.members.map((member) => (isGroup(member) ? nextId(member) - 1 : member.id))) + 1
}

function groupOf({ match, not, members }: GroupDraft): object | null {
  const made = members.map((member) => (isGroup(member) ? groupOf(member) : conditionOf(member)))
  if (made.length === 0 || made.includes(null)) return null
  return not ? { not: { [match]: made } } : { [match]: made }
}

function conditionOf({ field, op, value, from, to, at, corners }: ConditionDraft): object | null {
  const kind = kindOf(field)
  if (field === '' || !operatorsOf[kind].includes(op)) return null
  const test = testOf(kind, { op, value, from, to })
  if (!test) return null
  const [name, ...rest] = field.split(':')
  if (name === 'own') return { field: 'own', key: rest.join(':'), test }
  if (name === 'measure') return { field: 'measure', measure: rest.slice(0, -1).join(':'), year: Number(rest.at(-1)), test }
  if (name === 'growth')
    return { field: 'growth', measure: rest.slice(0, -2).join(':'), from: Number(rest.at(-2)), to: Number(rest.at(-1)), test }
  if (name === 'distance') return at && { field: 'distance', ...at, test }
  if (name === 'area') return corners.length < 3 ? null : { field: 'area', points: corners, test }
  return { field, test }
}

function testOf(kind: Kind, { op, value, from, to }: { op: string; value: string; from: string; to: string }): object | null {
  if (op === 'empty' || op === 'notEmpty') return { op }
  if (kind === 'yesNo' || kind === 'area') return { op: 'eq', value: value !== 'no' }
  if (op === 'in') {
    const values = value.split(',').map((each) => each.trim())
    return values.every((each) => each !== '') ? { op, value: values } : null
  }
  if (op === 'between') {
    const [low, high] = [amount(kind, from), amount(kind, to)]
    return low === null || high === null ? null : { op, from: low, to: high }
  }
  const isNumeric = kind === 'number' || kind === 'euro' || kind === 'distance' || (kind === 'own' && (op === 'gte' || op === 'lte'))
  if (!isNumeric) return value.trim() === '' ? null : { op, value: value.trim() }
  const number = amount(kind, value)
  return number === null ? null : { op, value: number }
}

/** '40.000' and '40,000' are forty thousand, '12,5' is twelve and a half; euros become cents. */
function amount(kind: Kind, typed: string): number | null {
  const bare = typed.replace(/[€\s]/g, '')
  const plain = /^-?\d{1,3}([.,]\d{3})+$/.test(bare) ? bare.replace(/[.,]/g, '') : bare.replace(',', '.')
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null
  return kind === 'euro' ? Math.round(Number(plain) * 100) : Number(plain)
}

function fieldOf(condition: Condition): string {
  switch (condition.field) {
    case 'own':
      return `own:${condition.key}`
    case 'measure':
      return `measure:${condition.measure}:${condition.year}`
    case 'growth':
      return `growth:${condition.measure}:${condition.from}:${condition.to}`
    default:
      return condition.field
  }
}

function draftOfCondition(condition: Condition): ConditionDraft {
  const field = fieldOf(condition)
  const kind = kindOf(field)
  const { test } = condition
  const said = (value: string | number | boolean) => {
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    return typeof value === 'number' && kind === 'euro' ? String(value / 100) : String(value)
  }
  const at = condition.field === 'distance' ? { name: condition.name, latitude: condition.latitude, longitude: condition.longitude } : null
  const corners = condition.field === 'area' ? condition.points : []
  const draft = { ...emptyCondition, field, op: test.op, at, corners }
  if (test.op === 'empty' || test.op === 'notEmpty') return draft
  if (test.op === 'between') return { ...draft, from: said(test.from), to: said(test.to) }
  if (!('value' in test)) return draft
  return { ...draft, value: Array.isArray(test.value) ? test.value.join(', ') : said(test.value) }
}
