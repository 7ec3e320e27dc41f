import { dayOf, type Moment } from '#domain/calendar/moment'

/** Promised for today or before, next to be called, or to be left for now: promised for later, or called today already. */
export type QueuePart = 'promised' | 'next' | 'later'

type Waiting = { customerId: string; promisedAt: Moment | null; lastCallAt: Moment | null }

/** In which part of the queue a customer stands now. */
export function queuePart({ promisedAt, lastCallAt }: Waiting, now: Moment): QueuePart {
  if (promisedAt !== null) return dayOf(promisedAt) <= dayOf(now) ? 'promised' : 'later'
  return lastCallAt !== null && dayOf(lastCallAt) === dayOf(now) ? 'later' : 'next'
}

/** A promise counts as due this long before its time. */
const dueMinutes = 15

/**
 * Who is called next, apart from the one just called: a promise that is due, then who was not called today, then a promise of later today.
 * Null when only who can rest is left.
 */
export function nextToCall(queue: readonly Waiting[], now: Moment, called: string | null = null): string | null {
  const others = queue.filter(({ customerId }) => customerId !== called)
  const soon = new Date(Date.parse(now) + dueMinutes * 60_000).toISOString()
  const inPart = (part: QueuePart) => others.filter((row) => queuePart(row, now) === part)
  const due = inPart('promised').find(({ promisedAt }) => promisedAt !== null && promisedAt <= soon)
  return (due ?? inPart('next')[0] ?? inPart('promised')[0])?.customerId ?? null
}

/** The script as it is read out: `{contact}` is the person (the firm when nobody is known), `{relatie}` or `{customer}` the firm. */
export function mergedScript(script: string, names: { contact: string | null; customer: string }): string {
  const values: Record<string, string> = { contact: names.contact ?? names.customer, relatie: names.customer, customer: names.customer }
  return script.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
