import { z } from 'zod'

/**
 * A segment rule as data. The same rule is evaluated here (evaluate.ts) and compiled to one SQL query (db/); both answer alike:
 *
 * - Every condition is true or false, never unknown. A missing value (null, an absent own field or year, a text that is empty once trimmed)
 *   makes every operator false except `empty`. So `neq` is false on a missing value too, and `not` around a condition on it is true.
 * - Texts are compared after trimming space, tab, line breaks and no-break space at both ends, and in lower case by Unicode's rules
 *   (in SQL: `lower(btrim(…) collate "und-x-icu")`).
 * - Numbers are compared as double precision; `between` includes both ends. An own field counts as a number when its trimmed text is digits with
 *   an optional minus and an optional decimal point.
 * - A tag list is never missing: `eq` is "has the tag", `neq` "has it not", `in` "has one of them".
 * - An `all` without members is true, an `any` without members is false.
 */
export const textFields = [
  'name',
  'street',
  'houseNumberSuffix',
  'postcode',
  'place',
  'municipality',
  'province',
  'country',
  'phone',
  'phone2',
  'mobile',
  'email',
  'website',
  'kvk',
  'branch',
  'vat',
  'iban',
  'externalNo',
] as const

/** Fields whose values are a closed set of keys: compared exactly as they stand. `owner` is the id of a member of staff. */
export const choiceFields = ['status', 'legalForm', 'owner'] as const

/** `postcodeArea` is the four digits of a Dutch postcode; the days count from the last contact, visit or check of the data to today. */
export const numberFields = [
  'postcodeArea',
  'houseNumber',
  'visits',
  'lastContactDays',
  'lastVisitDays',
  'confirmedDays',
  'potential',
] as const

/** `knowsDecider`: somebody who works there now is known as the one who decides. */
export const yesNoFields = ['openComplaint', 'doNotContact', 'knowsDecider'] as const

const text = z.string().max(200)
const wanted = text.refine((value) => value.trim() !== '', 'empty-value')
const choices = z.array(wanted).min(1).max(200)
const number = z.number().finite()

const textTests = [
  z.strictObject({ op: z.enum(['eq', 'neq', 'contains', 'startsWith']), value: wanted }),
  z.strictObject({ op: z.literal('in'), value: choices }),
] as const
const numberTests = [
  z.strictObject({ op: z.enum(['eq', 'neq', 'lt', 'lte', 'gt', 'gte']), value: number }),
  z.strictObject({ op: z.literal('between'), from: number, to: number }),
] as const
const presence = z.strictObject({ op: z.enum(['empty', 'notEmpty']) })

const exactTests = [
  z.strictObject({ op: z.enum(['eq', 'neq']), value: wanted }),
  z.strictObject({ op: z.literal('in'), value: choices }),
] as const

const textTest = z.union([...textTests, presence])
const choiceTest = z.union([...exactTests, presence])
const numberTest = z.union([...numberTests, presence])
/** An own field is a text that may look like a number: numeric operators carry numbers, the others texts. */
const ownTest = z.union([...textTests, ...numberTests, presence])
const yesNoTest = z.strictObject({ op: z.literal('eq'), value: z.boolean() })

const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)
const year = z.number().int().min(0).max(9999)

const condition = z.discriminatedUnion('field', [
  z.strictObject({ field: z.enum(textFields), test: textTest }),
  z.strictObject({ field: z.enum(choiceFields), test: choiceTest }),
  z.strictObject({ field: z.literal('tag'), test: choiceTest }),
  z.strictObject({ field: z.literal('own'), key: text, test: ownTest }),
  z.strictObject({ field: z.enum(numberFields), test: numberTest }),
  /** A number per year, such as revenue (whole cents) or orders. */
  z.strictObject({ field: z.literal('measure'), measure: text, year, test: numberTest }),
  /** By how many percent a number rose from one year to another; missing when either is, and when the first is nought or less. */
  z.strictObject({ field: z.literal('growth'), measure: text, from: year, to: year, test: numberTest }),
  /** Kilometres in a straight line from a point; missing for a customer whose place on the map is not known. */
  z.strictObject({ field: z.literal('distance'), name: text, latitude, longitude, test: numberTest }),
  /** Inside or outside an area drawn on the map; both false for a customer whose place on the map is not known. */
  z.strictObject({ field: z.literal('area'), points: z.array(z.strictObject({ latitude, longitude })).min(3).max(60), test: yesNoTest }),
  z.strictObject({ field: z.enum(yesNoFields), test: yesNoTest }),
])

export type TextTest = z.infer<typeof textTest>
export type ChoiceTest = z.infer<typeof choiceTest>
export type NumberTest = z.infer<typeof numberTest>
export type OwnTest = z.infer<typeof ownTest>
export type Condition = z.infer<typeof condition>

export type Rule = { all: Rule[] } | { any: Rule[] } | { not: Rule } | Condition

const members: z.ZodType<Rule[]> = z.lazy(() => z.array(rule).max(100))
const rule: z.ZodType<Rule> = z.lazy(() =>
  z.union([z.strictObject({ all: members }), z.strictObject({ any: members }), z.strictObject({ not: rule }), condition]),
)

/** Reads a rule from data that a browser or the database gave; null when it is none, or too deep or too long to be meant. */
export function parseRule(data: unknown): Rule | null {
  if (isDeeperThan(deepest, data)) return null
  const parsed = rule.safeParse(data)
  return parsed.success && conditionsOf(parsed.data).length <= mostConditions ? parsed.data : null
}

/** Every condition of a rule, in reading order. */
export function conditionsOf(rule: Rule): Condition[] {
  if ('all' in rule) return rule.all.flatMap(conditionsOf)
  if ('any' in rule) return rule.any.flatMap(conditionsOf)
  return 'not' in rule ? conditionsOf(rule.not) : [rule]
}

const deepest = 40
const mostConditions = 200

function isDeeperThan(levels: number, data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  return levels === 0 || Object.values(data).some((value) => isDeeperThan(levels - 1, value))
}
