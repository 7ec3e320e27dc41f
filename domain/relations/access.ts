import type { Moment } from '#domain/calendar/moment'

/** The chapters of what somebody gets to read about themselves, in this order. */
export const accessSections = [
  'record',
  'places',
  'origin',
  'history',
  'numbers',
  'notes',
  'calls',
  'visits',
  'appointments',
  'tasks',
  'requests',
  'plans',
  'care',
  'consents',
  'lists',
  'mails',
  'mentions',
  'photos',
  'looks',
  'rights',
] as const
export type AccessSection = (typeof accessSections)[number]

/** One row that we hold of somebody. `facts` are values, `texts` what a person of ours wrote; both by column. `at` and `by`: when and by whom it was written. */
export type Held = {
  section: AccessSection
  table: string
  id: string
  at: Moment | null
  by: string | null
  facts: Record<string, unknown>
  texts: Record<string, string>
  /** Written for whoever looks after them alone. */
  isPrivate: boolean
  /** It hangs on another person than who asks. */
  isOther: boolean
}

/** Somebody else who is named: who, and the pattern by which a text names them. */
export type Other = { name: string; pattern: string }

/** What goes along of a row: its texts as they are, with the names of others made unreadable, or nothing of it. */
export const choiceKinds = ['whole', 'redacted', 'withheld'] as const
export type Choice = { choice: (typeof choiceKinds)[number]; reason?: string }
/** By `keyOf` a row. */
export type Choices = Record<string, Choice>

/** Why a row is shown before it goes along. */
export type Flag = { isPrivate: boolean; isOther: boolean; isPhoto: boolean; names: string[] }

export function keyOf({ table, id }: Pick<Held, 'table' | 'id'>): string {
  return `${table}:${id}`
}

/** Why somebody must look at a row before it goes along; null when nothing in it is private or of anybody else. */
export function flagOf(held: Held, others: readonly Other[]): Flag | null {
  const words = Object.values(held.texts).join('\n')
  const names = others.filter(({ pattern }) => new RegExp(pattern).test(words)).map(({ name }) => name)
  const { isPrivate, isOther } = held
  const isPhoto = held.section === 'photos'
  return isPrivate || isOther || isPhoto || names.length > 0 ? { isPrivate, isOther, isPhoto, names } : null
}

/** What is proposed for a row that must be looked at: what hangs on somebody else stays here, names of others are made unreadable (GDPR art. 15.4). */
export function proposedFor({ isOther, names }: Flag): Choice['choice'] {
  return isOther ? 'withheld' : names.length > 0 ? 'redacted' : 'whole'
}

export type Settled = { held: Held; choice: Choice['choice'] | 'free'; reason: string | null }

/**
 * A row as it goes along. What nobody looked at goes only when nothing in it asked for a look: a text that came in after the review stays here when it is private,
 * a photo or of somebody else, and loses the names of others.
 */
export function settled(held: Held, others: readonly Other[], choices: Choices): Settled {
  const flag = flagOf(held, others)
  if (!flag) return { held, choice: 'free', reason: null }
  const chosen = choices[keyOf(held)]
  const choice = chosen?.choice ?? (flag.isPrivate || flag.isOther || flag.isPhoto ? 'withheld' : 'redacted')
  if (choice === 'withheld') return { held: { ...held, facts: {}, texts: {}, by: null }, choice, reason: chosen?.reason ?? null }
  return { held: choice === 'redacted' ? { ...held, texts: withoutOthers(held.texts, others) } : held, choice, reason: null }
}

function withoutOthers(texts: Record<string, string>, others: readonly Other[]): Record<string, string> {
  const cleaned = (text: string) => others.reduce((left, { pattern }) => left.replace(new RegExp(pattern, 'g'), '[…]'), text)
  return Object.fromEntries(Object.entries(texts).map(([column, text]) => [column, cleaned(text)]))
}

/** The texts that are a choice nobody can make without saying why: withheld without a reason. */
export function withoutReason(choices: Choices): string[] {
  return Object.entries(choices)
    .filter(([, { choice, reason }]) => choice === 'withheld' && !reason?.trim())
    .map(([key]) => key)
}
