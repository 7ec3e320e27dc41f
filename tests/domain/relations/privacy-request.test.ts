import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isDay } from '#domain/calendar/day'
import { flagOf, type Held, proposedFor, settled } from '#domain/relations/access'
import { dueOf, extendedDueOf, extensionRefusal, needsSecondDecider, standingOf } from '#domain/relations/privacy-request'
import { privacySettingsFrom } from '#domain/relations/privacy-settings'

const aDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1990-01-01', days))

describe('the last day to answer', () => {
  test.each([
    ['2026-11-22', '2026-12-22', '2027-02-22'],
    ['2026-01-31', '2026-02-28', '2026-04-30'],
    ['2024-01-30', '2024-02-29', '2024-04-30'],
    ['2026-12-31', '2027-01-31', '2027-03-31'],
  ])('of what came in on %s is %s, extended %s', (receivedOn, due, extended) => {
    expect([dueOf(receivedOn), extendedDueOf(receivedOn)]).toEqual([due, extended])
  })

  test('is a day that exists, four to five weeks on, and extended at most three months on', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const [due, extended] = [dueOf(day), extendedDueOf(day)]
        expect(isDay(due) && isDay(extended)).toBe(true)
        expect(daysBetween(day, due)).toBeGreaterThanOrEqual(28)
        expect(daysBetween(day, due)).toBeLessThanOrEqual(31)
        expect(daysBetween(day, extended)).toBeLessThanOrEqual(92)
        expect(extended > due).toBe(true)
      }),
    )
  })

  test('is put off once, and only until it has come', () => {
    const open = { state: 'open' as const, receivedOn: '2026-11-01', dueOn: '2026-12-01', extendedOn: null }
    expect(extensionRefusal(open, '2026-12-01')).toBeNull()
    expect(extensionRefusal(open, '2026-12-02')).toBe('past-due')
    expect(extensionRefusal({ ...open, extendedOn: '2026-11-10' }, '2026-11-20')).toBe('extended-already')
    expect(extensionRefusal({ ...open, state: 'answered' }, '2026-11-20')).toBe('decided-already')
  })

  test('makes a request late the day after', () => {
    const at = (today: string) => standingOf({ state: 'open', dueOn: '2026-12-22' }, today)
    expect(['2026-12-14', '2026-12-15', '2026-12-22', '2026-12-23'].map(at)).toEqual(['open', 'soon', 'soon', 'late'])
    expect(standingOf({ state: 'refused', dueOn: '2026-12-22' }, '2027-12-22')).toBe('done')
  })
})

test('somebody else decides on an erasure as soon as there is somebody else, unless the office said otherwise', () => {
  expect([needsSecondDecider(null, 0), needsSecondDecider(null, 1), needsSecondDecider(true, 0), needsSecondDecider(false, 3)]).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('settings that cannot be read are those that are usual', () => {
  const usual = privacySettingsFrom(null)
  for (const stored of [undefined, 'x', { exportDays: 99, secondDecider: 'yes' }]) expect(privacySettingsFrom(stored)).toEqual(usual)
})

describe('what goes along', () => {
  const held = (change: Partial<Held> = {}): Held => ({
    ...{
      section: 'notes',
      table: 'note',
      id: '1',
      at: null,
      by: 'Annet',
      facts: { kind: 'note' },
      texts: { text: 'Belde met Piet Smit over de ketel' },
    },
    ...{ isPrivate: false, isOther: false },
    ...change,
  })
  const piet = [{ name: 'Piet Smit', pattern: 'Piet Smit' }]

  test('is a text as it is when nobody else is in it', () => {
    expect(flagOf(held(), [])).toBeNull()
    expect(settled(held(), [], {})).toMatchObject({ choice: 'free', held: { texts: { text: 'Belde met Piet Smit over de ketel' } } })
  })

  test('is a text without the name of somebody else, or with it when that was chosen', () => {
    const flag = flagOf(held(), piet)
    expect(flag).toEqual({ isPrivate: false, isOther: false, isPhoto: false, names: ['Piet Smit'] })
    expect(flag && proposedFor(flag)).toBe('redacted')
    expect(settled(held(), piet, {}).held.texts).toEqual({ text: 'Belde met […] over de ketel' })
    expect(settled(held(), piet, { 'note:1': { choice: 'whole' } }).held.texts.text).toContain('Piet')
  })

  test('is nothing of a row that was withheld, and the reason stays', () => {
    const left = settled(held(), piet, { 'note:1': { choice: 'withheld', reason: 'Over een ander' } })
    expect(left).toMatchObject({ choice: 'withheld', reason: 'Over een ander', held: { facts: {}, texts: {}, by: null } })
  })

  test('is never a private text, a photo or a row of somebody else that nobody looked at', () => {
    for (const change of [{ isPrivate: true }, { isOther: true }, { section: 'photos' as const }])
      expect(settled(held(change), [], {}).choice).toBe('withheld')
  })
})
