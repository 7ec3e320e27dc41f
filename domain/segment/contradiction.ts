import { choiceHolds, folded, isNumberTest, numberHolds, textHolds } from './evaluate'
import type { ChoiceTest, Condition, NumberTest, OwnTest, Rule, TextTest } from './rule'

/** Conditions that no customer can meet together: 'never true: > 180 days and ≤ 60 days'. An `any` without members has none. */
export type Contradiction = { field: Condition['field'] | null; conditions: Condition[] }

/** Why a rule can never be true; empty when nothing says so. What it does not see through it leaves unsaid: it never accuses wrongly. */
export function contradictions(rule: Rule): Contradiction[] {
  if ('not' in rule) return []
  if ('any' in rule) {
    const perMember = rule.any.map(contradictions)
    if (perMember.length === 0) return [{ field: null, conditions: [] }]
    return perMember.every((found) => found.length > 0) ? perMember.flat() : []
  }
  if (!('all' in rule)) return conflictsAmong([rule])
  const members = flattened(rule.all)
  const groups = members.filter((member) => 'any' in member)
  return [...groups.flatMap(contradictions), ...conflictsAmong(members.filter(isCondition))]
}

function flattened(members: readonly Rule[]): Rule[] {
  return members.flatMap((member) => ('all' in member ? flattened(member.all) : [member]))
}

function isCondition(rule: Rule): rule is Condition {
  return 'field' in rule
}

/** For each thing that is asked about: the first pair that cannot be, else all of them when together they leave no value. */
function conflictsAmong(conditions: readonly Condition[]): Contradiction[] {
  const bySubject = new Map<string, Condition[]>()
  for (const condition of conditions) {
    const subject = subjectOf(condition)
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), condition])
  }
  return [...bySubject.values()].flatMap((asked) => conflictOf(asked) ?? [])
}

function conflictOf(asked: Condition[]): Contradiction | null {
  const [first] = asked
  if (!first) return null
  for (const [index, one] of asked.entries()) {
    if (cannotAllBe([one])) return { field: first.field, conditions: [one] }
    const other = asked.slice(index + 1).find((later) => cannotAllBe([one, later]))
    if (other) return { field: first.field, conditions: [one, other] }
  }
  return cannotAllBe(asked) ? { field: first.field, conditions: asked } : null
}

function subjectOf(condition: Condition): string {
  if (condition.field === 'own') return `own ${condition.key}`
  if (condition.field === 'growth') return `growth ${condition.measure} ${condition.from} ${condition.to}`
  if (condition.field === 'distance') return `distance ${condition.latitude} ${condition.longitude}`
  if (condition.field === 'area') return `area ${JSON.stringify(condition.points)}`
  return condition.field === 'measure' ? `measure ${condition.measure} ${condition.year}` : condition.field
}

/** All conditions ask about the same thing. */
function cannotAllBe(conditions: readonly Condition[]): boolean {
  const tests = conditions.map((condition) => condition.test)
  const field = conditions[0]?.field
  if (field === 'openComplaint' || field === 'doNotContact' || field === 'knowsDecider' || field === 'area')
    return new Set(conditions.map((c) => ('value' in c.test ? c.test.value : null))).size > 1
  if (field === 'tag') return tagsCannot(tests as ChoiceTest[])
  if (tests.some((test) => test.op === 'empty') && tests.some((test) => test.op !== 'empty')) return true
  const numbers = (tests as OwnTest[]).filter(isNumberTest)
  const texts = (tests as OwnTest[]).filter((test): test is TextTest => !isNumberTest(test))
  const exact = field === 'status' || field === 'legalForm' || field === 'owner'
  return numbersCannot(numbers) || (exact ? choicesCannot(tests as ChoiceTest[]) : textsCannot(texts))
}

function tagsCannot(tests: readonly ChoiceTest[]): boolean {
  const refused = new Set(tests.flatMap((test) => (test.op === 'neq' ? folded(test.value) : [])))
  const wants = tests.flatMap((test) => (test.op === 'eq' ? [[test.value]] : test.op === 'in' ? [test.value] : []))
  const empty = tests.some((test) => test.op === 'empty')
  const filled = wants.length > 0 || tests.some((test) => test.op === 'notEmpty')
  return (empty && filled) || wants.some((oneOf) => oneOf.every((tag) => refused.has(folded(tag))))
}

function choicesCannot(tests: readonly ChoiceTest[]): boolean {
  return leavesNone(tests.map(valuesOf), (value) => tests.every((test) => choiceHolds(test, value)))
}

function textsCannot(tests: readonly TextTest[]): boolean {
  if (leavesNone(tests.map(valuesOf), (value) => tests.every((test) => textHolds(test, value)))) return true
  const begins = tests.flatMap((test) => (test.op === 'startsWith' ? [folded(test.value)] : []))
  return begins.some((a) => begins.some((b) => !a.startsWith(b) && !b.startsWith(a)))
}

/** The values a test allows, when it names them. */
function valuesOf(test: TextTest | ChoiceTest): readonly string[] | null {
  if (test.op === 'eq') return [test.value]
  return test.op === 'in' ? test.value : null
}

function leavesNone(named: readonly (readonly string[] | null)[], allows: (value: string) => boolean): boolean {
  const values = named.find((list) => list !== null)
  return values ? !values.some(allows) : false
}

function numbersCannot(tests: readonly NumberTest[]): boolean {
  const ranges = tests.flatMap((test) => rangeOf(test) ?? [])
  if (ranges.some((a) => isVoid(a) || ranges.some((b) => areApart(a, b)))) return true
  const point = tests.find((test) => test.op === 'eq')
  return point !== undefined && 'value' in point && tests.some((test) => !numberHolds(test, point.value))
}

type Range = { from: number; to: number; fromOpen: boolean; toOpen: boolean }

function rangeOf(test: NumberTest): Range | null {
  const all: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, fromOpen: false, toOpen: false }
  switch (test.op) {
    case 'eq':
      return { ...all, from: test.value, to: test.value }
    case 'lt':
      return { ...all, to: test.value, toOpen: true }
    case 'lte':
      return { ...all, to: test.value }
    case 'gt':
      return { ...all, from: test.value, fromOpen: true }
    case 'gte':
      return { ...all, from: test.value }
    case 'between':
      return { ...all, from: test.from, to: test.to }
    default:
      return null
  }
}

function isVoid(range: Range): boolean {
  return range.from > range.to
}

function areApart(a: Range, b: Range): boolean {
  return a.from > b.to || (a.from === b.to && (a.fromOpen || b.toOpen))
}
