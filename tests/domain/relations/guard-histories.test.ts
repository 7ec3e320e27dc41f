import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#domain/calendar/day'
import type { PastContact } from '#domain/relations/contact'
import { contactPermission } from '#domain/relations/contact-permission'
import { contactGuard, defaultGuardRule, type GuardRule } from '#domain/relations/guard'

const free = { may: true, basis: 'legal-person', party: 'legal-person', formKnown: true } as const
const people = ['marieke', 'tom', 'annet'] as const
type Try = { on: number; by: (typeof people)[number]; depth: PastContact['depth']; reason: string | null }
type Written = Try & { kept: boolean }

const tries: fc.Arbitrary<Try[]> = fc.array(
  fc.record({
    on: fc.integer({ min: 0, max: 45 }),
    by: fc.constantFrom(...people),
    depth: fc.constantFrom('conversation', 'message', 'attempt' as const),
    reason: fc.constantFrom(null, '', 'te kort', '          ', 'hij vroeg er zelf om'),
  }),
  { maxLength: 25 },
)
const rules: fc.Arbitrary<GuardRule> = fc.record({
  maxContacts: fc.integer({ min: 1, max: 4 }),
  withinDays: fc.integer({ min: 1, max: 14 }),
  quietDays: fc.integer({ min: 0, max: 21 }),
})

const dayAt = (on: number) => addDays('2025-09-01', on)

function office(asked: readonly Try[], rule: GuardRule): Written[] {
  const written: Written[] = []
  for (const each of [...asked].sort((a, b) => a.on - b.on)) {
    const contacts = written.map(
      ({ on, by, depth }): PastContact => ({ at: `${dayAt(on)}T10:00:00.000Z`, staffId: by, channel: 'call', depth, about: null }),
    )
    const facts = { contacts, openComplaint: null, promisedCallback: false, doNotContact: false }
    const answer = contactPermission(contactGuard(facts, { by: each.by, today: dayAt(each.on) }, rule), free, each.reason)
    if (!('refused' in answer)) written.push({ ...each, kept: answer.past !== null })
  }
  return written
}

/** The rule in other words, over what was written: what nobody may reach without a kept reason. */
function broken(written: readonly Written[], rule: GuardRule): Written[] {
  return written.filter((each, at) => {
    const before = written.slice(0, at).filter(({ depth }) => depth !== 'attempt')
    const inWindow = before.filter(({ on }) => daysBetween(dayAt(on), dayAt(each.on)) < rule.withinDays).length
    const lastTalk = before.findLast(({ depth }) => depth === 'conversation')
    const inQuiet = lastTalk !== undefined && lastTalk.by !== each.by && each.on - lastTalk.on < rule.quietDays
    return (inWindow >= rule.maxContacts || inQuiet) && !each.kept
  })
}

test('no sequence of contacts gets past a hard rule without a kept reason', () => {
  fc.assert(
    fc.property(tries, rules, (asked, rule) => {
      expect(broken(office(asked, rule), rule)).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('a reason is kept only where the guard asked for one, and of ten characters at least', () => {
  fc.assert(
    fc.property(tries, (asked) => {
      for (const { kept, reason } of office(asked, defaultGuardRule))
        if (kept) expect((reason ?? '').trim().length).toBeGreaterThanOrEqual(10)
    }),
    { numRuns: 500 },
  )
})

test('whom nobody sought before is free for everybody, whatever the rule', () => {
  fc.assert(fc.property(rules, (rule) => office([{ on: 3, by: 'tom', depth: 'conversation', reason: null }], rule).length === 1))
})
