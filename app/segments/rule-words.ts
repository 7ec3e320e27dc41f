import type { Translate } from '#app/messages/i18n'
import type { formatsIn } from '#app/messages/use-format'
import type { Contradiction } from '#domain/segment/contradiction'
import type { Condition, Rule } from '#domain/segment/rule'

type Said = { t: Translate; format: ReturnType<typeof formatsIn> }

/** A rule in a sentence: 'omzet 2024 minstens € 40.000 en plaats is Tiel'. */
export function ruleInWords(rule: Rule, said: Said): string {
  const { t } = said
  if ('all' in rule) return rule.all.map((member) => nested(member, said)).join(t('segments:words.all'))
  if ('any' in rule) return rule.any.map((member) => nested(member, said)).join(t('segments:words.any'))
  if ('not' in rule) return t('segments:words.not', { rule: ruleInWords(rule.not, said) })
  return conditionInWords(rule, said)
}

/** Why a rule can never be true: 'Kan nooit: plaats is Tiel en plaats is Buren'. */
export function clashInWords(clashes: readonly Contradiction[], said: Said): string {
  const asked = clashes.flatMap(({ conditions }) =>
    conditions.length > 0 ? [conditions.map((condition) => conditionInWords(condition, said)).join(said.t('segments:words.all'))] : [],
  )
  return asked.length > 0 ? said.t('segments:neverTrueBecause', { why: asked.join('; ') }) : said.t('segments:neverTrue')
}

/** What stands at one customer for a condition: 'omzet 2024 € 84.200 (minstens € 40.000)'. */
export function factInWords(condition: Condition, value: string | number | boolean | readonly string[] | null, said: Said): string {
  const shown =
    value === null || value === ''
      ? said.t('segments:words.missing')
      : Array.isArray(value)
        ? value.join(', ')
        : valueInWords(condition, value as string, said)
  return said.t('segments:words.fact', { field: fieldInWords(condition, said), value: shown || said.t('segments:words.missing') })
}

function nested(rule: Rule, said: Said): string {
  const words = ruleInWords(rule, said)
  const many = ('all' in rule && rule.all.length > 1) || ('any' in rule && rule.any.length > 1)
  return many ? `(${words})` : words
}

function conditionInWords(condition: Condition, said: Said): string {
  const { t } = said
  const { test } = condition
  if (condition.field === 'area') return t(condition.test.value ? 'segments:words.inside' : 'segments:words.outside')
  const field = fieldInWords(condition, said)
  const operator = t(`segments:operators.${test.op}`)
  if (test.op === 'empty' || test.op === 'notEmpty') return t('segments:words.presence', { field, operator })
  if (test.op === 'between') {
    return t('segments:words.between', {
      field,
      from: valueInWords(condition, test.from, said),
      to: valueInWords(condition, test.to, said),
    })
  }
  if (!('value' in test)) return field
  const value = Array.isArray(test.value) ? test.value.join(', ') : valueInWords(condition, test.value, said)
  return t('segments:words.plain', { field, operator, value })
}

/** The name of the field a condition looks at. */
export function fieldInWords(condition: Condition, { t }: Said): string {
  if (condition.field === 'own') return t('segments:fields.own', { key: condition.key })
  if (condition.field === 'distance') return t('segments:fields.distanceFrom', { place: condition.name })
  if (condition.field !== 'measure' && condition.field !== 'growth') return t(`segments:fields.${condition.field}`)
  const measure = condition.measure === 'revenue' ? t('segments:measures.revenue') : condition.measure
  if (condition.field === 'growth') return t('segments:fields.growth', { measure, from: condition.from, to: condition.to })
  return t('segments:fields.measure', { measure, year: condition.year || '' })
}

function valueInWords(condition: Condition, value: string | number | boolean, { t, format }: Said): string {
  if (typeof value === 'boolean') return t(value ? 'segments:form.yes' : 'segments:form.no')
  if (typeof value === 'string') return value
  if (condition.field === 'distance') return format.km(value)
  if (condition.field === 'growth') return `${format.number(value, Number.isInteger(value) ? 0 : 1)} %`
  return condition.field === 'measure' && condition.measure === 'revenue' ? format.euroWhole(value) : format.number(value)
}
