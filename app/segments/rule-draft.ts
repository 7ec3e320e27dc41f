import type { RuleVocabulary } from '#db/segments'
import { type Condition, numberFields, parseRule, type Rule, textFields, yesNoFields } from '#domain/segment/rule'

/** A condition as it stands in the form: `field` is a key such as 'place', 'own:kleur' or 'measure:revenue:2024'; values are texts as typed. */
export type ConditionDraft = { id: number; field: string; op: string; value: string; from: string; to: string }

export type RuleDraft = { match: 'all' | 'any'; conditions: ConditionDraft[] }

export const emptyCondition: ConditionDraft = { id: 0, field: '', op: '', value: '', from: '', to: '' }

type Kind = 'text' | 'number' | 'euro' | 'choice' | 'yesNo' | 'own'

/** What sort of value a field holds, which decides the operators on offer. */
export function kindOf(field: string): Kind {
  if (field.startsWith('own:')) return 'own'
  if (field.startsWith('measure:')) return field.startsWith('measure:revenue:') ? 'euro' : 'number'
  if ((numberFields as readonly string[]).includes(field)) return 'number'
  if ((yesNoFields as readonly string[]).includes(field)) return 'yesNo'
  return field === 'tag' || field === 'status' || field === 'legalForm' ? 'choice' : 'text'
}

export const operatorsOf: Record<Kind, readonly string[]> = {
  text: ['eq', 'neq', 'in', 'contains', 'startsWith', 'empty', 'notEmpty'],
  own: ['eq', 'neq', 'in', 'contains', 'startsWith', 'gte', 'lte', 'between', 'empty', 'notEmpty'],
  number: ['gte', 'lte', 'gt', 'lt', 'eq', 'between', 'empty', 'notEmpty'],
  euro: ['gte', 'lte', 'gt', 'lt', 'between', 'empty', 'notEmpty'],
  choice: ['eq', 'neq', 'in', 'empty', 'notEmpty'],
  yesNo: ['eq'],
}

/** The fields a rule may name for this base, in groups: its numbers first, then its own columns, then what every customer has. */
export function fieldsFor(vocabulary: RuleVocabulary): string[] {
  const measures = vocabulary.measures.flatMap(({ measure, years }) =>
    [...years].sort((a, b) => b - a).map((year) => `measure:${measure}:${year}`),
  )
  const own = vocabulary.own.map(({ key }) => `own:${key}`)
  const usual = [
    'place',
    'postcodeArea',
    'municipality',
    'province',
    'tag',
    'openComplaint',
    'lastContactDays',
    'lastVisitDays',
    'visits',
    'potential',
  ]
  const others = textFields.filter((field) => !usual.includes(field))
  return [...measures, ...own, ...usual, 'legalForm', ...others, 'doNotContact']
}

/** The rule of a draft; null while a condition lacks its field or value. */
export function ruleOfDraft({ match, conditions }: RuleDraft): Rule | null {
  const made = conditions.map(conditionOf)
  if (made.length === 0 || made.includes(null)) return null
  return parseRule({ [match]: made })
}

/** A stored rule as a draft; null when it has groups in groups, which the form cannot show. */
export function draftOf(rule: Rule): RuleDraft | null {
  const [match, members] =
    'all' in rule ? (['all', rule.all] as const) : 'any' in rule ? (['any', rule.any] as const) : (['all', [rule]] as const)
  const conditions = members.map((member, id) => ('field' in member ? { ...draftOfCondition(member), id } : null))
  return conditions.includes(null) ? null : { match, conditions: conditions.filter((each) => each !== null) }
}

function conditionOf({ field, op, value, from, to }: ConditionDraft): object | null {
  const kind = kindOf(field)
  if (field === '' || !operatorsOf[kind].includes(op)) return null
  const test = testOf(kind, { op, value, from, to })
  if (!test) return null
  const [name, ...rest] = field.split(':')
  if (name === 'own') return { field: 'own', key: rest.join(':'), test }
  if (name === 'measure') return { field: 'measure', measure: rest.slice(0, -1).join(':'), year: Number(rest.at(-1)), test }
  return { field, test }
}

function testOf(kind: Kind, { op, value, from, to }: Omit<ConditionDraft, 'field' | 'id'>): object | null {
  if (op === 'empty' || op === 'notEmpty') return { op }
  if (kind === 'yesNo') return { op: 'eq', value: value !== 'no' }
  if (op === 'in') {
    const values = value.split(',').map((each) => each.trim())
    return values.every((each) => each !== '') ? { op, value: values } : null
  }
  if (op === 'between') {
    const [low, high] = [amount(kind, from), amount(kind, to)]
    return low === null || high === null ? null : { op, from: low, to: high }
  }
  const isNumeric = kind === 'number' || kind === 'euro' || (kind === 'own' && (op === 'gte' || op === 'lte'))
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

function draftOfCondition(condition: Condition): ConditionDraft {
  const field =
    condition.field === 'own'
      ? `own:${condition.key}`
      : condition.field === 'measure'
        ? `measure:${condition.measure}:${condition.year}`
        : condition.field
  const kind = kindOf(field)
  const { test } = condition
  const said = (value: string | number | boolean) => {
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    return typeof value === 'number' && kind === 'euro' ? String(value / 100) : String(value)
  }
  const draft = { ...emptyCondition, field, op: test.op }
  if (test.op === 'empty' || test.op === 'notEmpty') return draft
  if (test.op === 'between') return { ...draft, from: said(test.from), to: said(test.to) }
  if (!('value' in test)) return draft
  return { ...draft, value: Array.isArray(test.value) ? test.value.join(', ') : said(test.value) }
}
