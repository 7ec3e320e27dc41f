import fc from 'fast-check'
import { expect, test } from 'vitest'
import { book, release, reserve } from '#domain/units/booking'
import { reverse } from '#domain/units/correction'
import type { NewEntry } from '#domain/units/entry'
import { balance, held, type Ledger, ledgerRows, standing } from '#domain/units/ledger'
import { agreed, booking, ledgerOf, stamp, unitTwo, written } from './ledger-story'

/** The office's own count beside the ledger: a number that goes up and down. */
type Count = { left: number; held: Map<string, number>; live: Map<string, string> }

type Step =
  | { do: 'work'; minutes: number; line: string; over: boolean }
  | { do: 'hold'; minutes: number; line: string }
  | { do: 'free'; line: string }
  | { do: 'mend'; which: number }

const line = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const minutes = fc.integer({ min: -5, max: 400 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('work' as const), minutes, line, over: fc.boolean() }),
  fc.record({ do: fc.constant('hold' as const), minutes, line }),
  fc.record({ do: fc.constant('free' as const), line }),
  fc.record({ do: fc.constant('mend' as const), which: fc.nat(30) }),
)
const history = fc.array(step, { maxLength: 40, size: 'max' })
const today = '2025-11-18'
/** A hundred and fifty in passing; `RONDO_HISTORIES=100000` for the whole figure. */
const histories = Number(process.env.RONDO_HISTORIES ?? 150)

test('whatever is asked of a ledger, in whatever order, its sum is what the office counted', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let ledger: Ledger = ledgerOf({ ...unitTwo, minutes: 1_000 })
      const count: Count = { left: 1_000, held: new Map(), live: new Map() }
      for (const asked of steps) {
        const entries = expected(asked, ledger, count)
        const before = ledger.entries
        ledger = { ...ledger, entries: written(before, entries) }
        tally(asked, ledger.entries.slice(before.length), count)
        same(
          before.every((entry, index) => ledger.entries[index] === entry),
          true,
        )
        same(balance(ledger.entries), count.left)
        same(
          held(ledger.entries),
          [...count.held.values()].reduce((sum, one) => sum + one, 0),
        )
        same(count.left >= 0, true)
      }
      const figures = standing(ledger.entries)
      same(figures.sold + figures.extra - figures.used, figures.balance)
      same(ledgerRows(ledger.entries).at(-1)?.balance, figures.balance)
      // The order of arrival does not matter.
      same(JSON.stringify(standing([...ledger.entries].reverse())), JSON.stringify(figures))
    }),
    { numRuns: histories, seed: 20_250_922 },
  )
}, 900_000)

test('when every booking is reversed, what was sold and what was added is there again', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let ledger: Ledger = ledgerOf({ ...unitTwo, minutes: 1_000 })
      for (const asked of steps) ledger = { ...ledger, entries: written(ledger.entries, ask(asked, ledger)) }
      for (const entry of ledger.entries) {
        if (entry.kind !== 'consumption') continue
        const mended = reverse(ledger, entry.id, { ...stamp(today), reason: 'all of it' })
        if ('entry' in mended) ledger = { ...ledger, entries: written(ledger.entries, [mended.entry]) }
      }
      const { sold, extra, used, balance: left } = standing(ledger.entries)
      same(used, 0)
      same(left, sold + extra)
    }),
    { numRuns: Math.ceil(histories / 2), seed: 20_250_922 },
  )
}, 900_000)

test('a reversal is not reversed, nor the reversal of what is booked anew: a mistake is mended once and booked again', () => {
  const first = ledgerOf(unitTwo).worked(60, today, { activityId: 'a' }).corrected('e2', today)
  const again = (ledger: Ledger, entryId: string) => reverse(ledger, entryId, { ...stamp(today), reason: 'back again' })
  expect(again(first, 'e3')).toEqual({ refused: 'not-reversible', kind: 'reversal' })
  expect(again(first, 'e2')).toEqual({ refused: 'already-reversed', by: 'e3' })
  const anew = first.worked(45, today, { activityId: 'a' }).corrected('e4', today)
  expect(again(anew, 'e5')).toEqual({ refused: 'not-reversible', kind: 'reversal' })
  expect(balance(anew.entries)).toBe(unitTwo.minutes)
})

/** Like expect().toBe(), which is too slow for a hundred thousand histories: it is asked only what is not so. */
function same(found: unknown, counted: unknown) {
  if (found !== counted) expect(found).toBe(counted)
}

/** Asks the ledger, and holds its answer against what the office knows. */
function expected(asked: Step, ledger: Ledger, count: Count): NewEntry[] {
  const entries = ask(asked, ledger)
  if (asked.do === 'work') {
    const fits = asked.minutes <= count.left || asked.over
    same(entries.length > 0, asked.minutes > 0 && fits && !count.live.has(asked.line))
  }
  if (asked.do === 'hold') {
    const free = count.left - [...count.held.values()].reduce((sum, one) => sum + one, 0)
    same(entries.length > 0, asked.minutes > 0 && asked.minutes <= free && !count.held.has(asked.line))
  }
  if (asked.do === 'free') same(entries.length, count.held.has(asked.line) ? 1 : 0)
  return entries
}

function ask(asked: Step, ledger: Ledger): NewEntry[] {
  const outcome = answer(asked, ledger)
  if ('refused' in outcome) return []
  return 'entries' in outcome ? outcome.entries : [outcome.entry]
}

function answer(asked: Step, ledger: Ledger) {
  switch (asked.do) {
    case 'work':
      return book(ledger, booking(asked.minutes, today, { activityId: asked.line }), asked.over ? agreed : undefined)
    case 'hold':
      return reserve(ledger, { ...stamp(today), minutes: asked.minutes, on: '2025-11-20', activityId: asked.line, text: 'Vos' })
    case 'free':
      return { entries: release(ledger, { ...stamp(today), activityId: asked.line, text: 'Vos' }) }
    case 'mend':
      return reverse(ledger, `e${asked.which + 1}`, { ...stamp(today), reason: 'a mistake' })
  }
}

function tally(asked: Step, entries: Ledger['entries'], count: Count) {
  for (const entry of entries) {
    if (entry.kind === 'overrun') count.left += entry.minutes
    if (entry.kind === 'consumption') {
      count.left -= entry.minutes
      count.live.set(entry.activityId ?? '', entry.id)
    }
    if (entry.kind === 'reservation') count.held.set(entry.activityId, entry.minutes)
    if (entry.kind === 'release') count.held.delete(entry.activityId)
    if (entry.kind === 'reversal') mend(entry.reverses, entry.minutes, count)
  }
  if (asked.do === 'mend' && entries.length > 0) same(entries.length, 1)
}

/** A reversed booking gives its minutes back; a reversed overrun takes them. */
function mend(entryId: string, minutes: number, count: Count) {
  const line = [...count.live].find(([, id]) => id === entryId)?.[0]
  if (line !== undefined) count.live.delete(line)
  count.left += line === undefined ? -minutes : minutes
}
