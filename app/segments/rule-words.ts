import type { Translate } from '#app/messages/i18n'
import type { formatsIn } from '#app/messages/use-format'
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

function nested(rule: Rule, said: Said): string {
  const words = ruleInWords(rule, said)
  const many = ('all' in rule && rule.all.length > 1) || ('any' in rule && rule.any.length > 1)
  return many ? `(${words})` : words
}

function conditionInWords(condition: Condition, said: Said): string {
  const { t } = said
  const { test } = condition
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
  if (condition.field !== 'measure') return t(`segments:fields.${condition.field}`)
  const measure = condition.measure === 'revenue' ? t('segments:measures.revenue') : condition.measure
  return t('segments:fields.measure', { measure, year: condition.year })
}

function valueInWords(condition: Condition, value: string | number | boolean, { t, format }: Said): string {
  if (typeof value === 'boolean') return t(value ? 'segments:form.yes' : 'segments:form.no')
  if (typeof value === 'string') return value
  return condition.field === 'measure' && condition.measure === 'revenue' ? format.euroWhole(value) : format.number(value)
}
