import { expect, test } from 'vitest'
import { reportContent } from '#domain/reporting/weekly-content'
import { callUndone } from '#domain/units/correction'
import { booked, customer, factsOf, opening, visit } from './waalstroom'

const earlier = visit('Vos', '2025-10-20', { score: 3, topics: ['Levertijd', 'levertijd '] })
const mulder = visit('Mulder', '2025-11-18', {
  topics: ['levertijd', 'Binnendienst'],
  score: 5,
  quote: { text: 'Eindelijk iemand die luistert.', speaker: 'B. Mulder', consent: true },
})
const bakker = visit('Bakker', '2025-11-18', {
  outcome: 'opportunity',
  topics: ['Levertijd'],
  quote: { text: 'Private.', speaker: null, consent: false },
  opportunity: { text: '12 heat pumps', cents: 4_800_000, who: 'Sanne', dueOn: '2025-11-28' },
})
const nobody = visit('Prins', '2025-11-17', { outcome: 'not-home', score: null })

test('every figure names the log lines behind it', () => {
  const { figures } = reportContent(factsOf({ visits: [mulder, earlier, bakker, nobody] }))
  expect(figures.visited).toEqual({
    total: { value: 3, sources: ['visit-vos', 'visit-bakker', 'visit-mulder'] },
    target: 30,
    inPeriod: { value: 2, sources: ['visit-bakker', 'visit-mulder'] },
  })
  expect(figures.score).toEqual({
    average: { value: 4, sources: ['visit-vos', 'visit-bakker', 'visit-mulder'] },
    before: 3,
    beforeOn: '2025-11-16',
  })
  expect(figures.opportunities).toEqual({
    total: { value: 1, sources: ['visit-bakker'] },
    cents: { value: 4_800_000, sources: ['visit-bakker'] },
    inPeriod: { value: 1, sources: ['visit-bakker'] },
  })
})

test('a theme counts once a visit, with what it was before, and is sore when those who name it score low', () => {
  const unhappy = visit('Hendriks', '2025-11-17', { score: 1, topics: ['Zendingen'] })
  const { themes } = reportContent(factsOf({ visits: [earlier, mulder, bakker, unhappy] }))
  expect(themes.map((theme) => [theme.name, theme.count.value, theme.before, theme.tone, theme.share])).toEqual([
    ['Levertijd', 3, 1, 'good', 1],
    ['Zendingen', 1, 0, 'bad', 1 / 3],
    ['Binnendienst', 1, 0, 'good', 1 / 3],
  ])
  const unasked = visit('Smits', '2025-11-17', { score: null, topics: ['Parkeren'] })
  expect(reportContent(factsOf({ visits: [mulder, unasked] })).themes.find((theme) => theme.name === 'Parkeren')?.tone).toBe('neutral')
  expect(reportContent(factsOf({ visits: [earlier], tones: { Levertijd: 'bad' } })).themes[0]?.tone).toBe('bad')
})

test('each opportunity says what, how much, who and by when, the newest first', () => {
  const older = visit('Vos', '2025-10-20', { opportunity: { text: 'training', cents: null, who: null, dueOn: null } })
  expect(reportContent(factsOf({ visits: [older, mulder, bakker] })).opportunities).toEqual([
    {
      customer: 'Bakker',
      town: 'Tiel',
      text: '12 heat pumps',
      cents: 4_800_000,
      who: 'Sanne',
      dueOn: '2025-11-28',
      isNew: true,
      sources: ['visit-bakker'],
    },
    { customer: 'Vos', town: 'Tiel', text: 'training', cents: null, who: null, dueOn: null, isNew: false, sources: ['visit-vos'] },
  ])
})

test('only a quote with consent is heard', () => {
  expect(reportContent(factsOf({ visits: [mulder, bakker] })).voice).toMatchObject({
    speaker: 'B. Mulder',
    customer: 'Mulder',
    sources: ['visit-mulder'],
  })
  expect(reportContent(factsOf({ visits: [bakker] })).voice).toBeNull()
})

test('asks: the most overdue first, what has no day last, and what was done this week at the end', () => {
  const asks = [
    { id: 'training', text: 'Choose a date', who: 'Pieter', dueOn: '2025-11-28', doneOn: null },
    { id: 'someday', text: 'Think about it', who: null, dueOn: null, doneOn: null },
    { id: 'credit', text: 'Send credit note', who: 'Sanne', dueOn: '2025-11-16', doneOn: null },
    { id: 'done', text: 'Call Vos', who: 'Sanne', dueOn: '2025-11-10', doneOn: '2025-11-17' },
    { id: 'old', text: 'Call Prins', who: 'Sanne', dueOn: '2025-11-03', doneOn: '2025-11-04' },
  ]
  expect(reportContent(factsOf({ asks })).asks.map((ask) => [ask.sources[0], ask.lateDays, ask.done])).toEqual([
    ['credit', 2, false],
    ['training', 0, false],
    ['someday', 0, false],
    ['done', 0, true],
  ])
})

test('complaints: what is open, and what came or was solved this week', () => {
  const complaint = (id: string, receivedOn: string, solvedOn: string | null, answeredOn: string | null = solvedOn) => {
    return { id, customer: customer('Rivierenland'), subject: 'late', receivedOn, answeredOn, solvedOn, owner: 'Tom' }
  }
  const complaints = [
    complaint('new', '2025-11-17', null),
    complaint('solved', '2025-10-01', '2025-11-18'),
    complaint('open', '2025-10-27', null, '2025-10-28'),
    complaint('history', '2025-10-01', '2025-10-08'),
  ]
  const lines = reportContent(factsOf({ complaints })).complaints
  expect(lines.map((line) => [line.sources[0], line.state, line.isNew])).toEqual([
    ['open', 'answered', false],
    ['new', 'open', true],
    ['solved', 'solved', false],
  ])
})

test('the bookings of the week read as a client reads them, each with the balance after it', () => {
  const bakkers = { kind: 'visit' as const, visitId: 'visit-bakker', customer: customer('Bakker', 'Geldermalsen') }
  const call = (id: string, wasBooked: boolean) =>
    booked(
      { id, minutes: 20, on: '2025-11-17', subject: 'call', activityId: id },
      { work: { kind: 'call', callId: id, customer: customer('Vos'), reached: true, booked: wasBooked } },
    )
  const ledger = [
    opening,
    booked({ id: 'before', minutes: 800, on: '2025-10-06' }),
    booked({ id: 'report-7', minutes: 15, on: '2025-11-14', subject: 'report', text: 'report 7' }),
    call('call-1', true),
    call('call-2', false),
    booked({ id: 'on-site', minutes: 50, on: '2025-11-18', subject: 'visit', activityId: 'visit-bakker' }, { work: bakkers }),
    booked({ id: 'drive', minutes: 15, on: '2025-11-18', subject: 'travel-time', activityId: 'visit-bakker' }, { work: bakkers }),
    booked(
      { id: 'mended', kind: 'reversal', reverses: 'report-7', minutes: 15, on: '2025-11-18', text: 'report 7', reason: 'booked twice' },
      { who: 'Annet' },
    ),
  ]
  const travel = [
    { id: 'km', activityId: 'visit-bakker', on: '2025-11-18', metres: 21_000, cents: 735 },
    { id: 'older', activityId: 'visit-vos', on: '2025-10-20', metres: 42_000, cents: 1_470 },
  ]
  const { bookings, hours } = reportContent(factsOf({ ledger, travel }))
  expect(bookings).toMatchObject({ opening: 3_985, closing: 3_895 })
  expect(bookings.rows.map((row) => [row.what, row.minutes, row.balance, row.travel?.cents ?? null, row.sources])).toEqual([
    [{ kind: 'calls', conversations: 2, attempts: 0, booked: 1 }, 40, 3_945, null, ['call-1', 'call-2']],
    [{ kind: 'visit', customer: 'Bakker', town: 'Geldermalsen' }, 65, 3_880, 735, ['drive', 'on-site', 'km']],
    [{ kind: 'correction', text: 'report 7', reason: 'booked twice' }, -15, 3_895, null, ['mended']],
  ])
  expect(hours).toMatchObject({ sold: 4_800, used: { value: 905 }, balance: { value: 3_895 }, usedInPeriod: { value: 90 }, overBy: 0 })
  expect(hours.travel).toEqual({
    total: { metres: 63_000, cents: 2_205, sources: ['km', 'older'] },
    inPeriod: { metres: 21_000, cents: 735, sources: ['km'] },
  })
})

test('a call that was taken back in the same week is no row, and takes no minutes', () => {
  const call = booked(
    { id: 'call', minutes: 10, on: '2025-11-18', subject: 'call', activityId: 'call' },
    { work: { kind: 'call', callId: 'call', customer: customer('Vos'), reached: true, booked: true } },
  )
  const back = booked({ id: 'back', kind: 'reversal', reverses: 'call', minutes: 10, on: '2025-11-18', reason: callUndone })
  const { bookings } = reportContent(factsOf({ ledger: [opening, call, back] }))
  expect(bookings.rows.filter((row) => row.sources.includes('call') || row.sources.includes('back'))).toEqual([])
  expect(bookings.closing).toBe(reportContent(factsOf({ ledger: [opening] })).bookings.closing)
})

test('a ticket without kilometres stands beside its visit too', () => {
  const work = { kind: 'visit' as const, visitId: 'visit-bakker', customer: customer('Bakker') }
  const ledger = [opening, booked({ id: 'on-site', minutes: 50, on: '2025-11-18', subject: 'visit', activityId: 'visit-bakker' }, { work })]
  const parking = { id: 'parking', activityId: 'visit-bakker', on: '2025-11-18', metres: 0, cents: 400 }
  expect(reportContent(factsOf({ ledger, travel: [parking] })).bookings.rows[0]?.travel).toEqual({ metres: 0, cents: 400 })
  expect(reportContent(factsOf({ ledger })).bookings.rows[0]?.travel).toBeNull()
})

test('what comes next, by day: meetings with their time, visits of a day together with their towns', () => {
  const at = (id: string, startsAt: string, town: string) => ({
    id,
    kind: 'visit' as const,
    startsAt,
    state: 'agreed' as const,
    title: null,
    customer: customer(id, town),
  })
  const ahead = [
    at('v2', '2025-11-21T09:00:00.000Z', 'Culemborg'),
    at('v1', '2025-11-20T12:15:00.000Z', 'Tiel'),
    { ...at('v3', '2025-11-21T12:00:00.000Z', 'Tiel'), state: 'proposed' as const },
    {
      id: 'm1',
      kind: 'meeting' as const,
      startsAt: '2025-11-20T13:00:00.000Z',
      state: 'agreed' as const,
      title: 'Evaluation',
      customer: null,
    },
    {
      id: 'c1',
      kind: 'call' as const,
      startsAt: '2025-11-24T08:00:00.000Z',
      state: 'agreed' as const,
      title: null,
      customer: customer('x'),
    },
  ]
  const content = reportContent(factsOf({ ahead }))
  expect(content.next).toEqual([
    { kind: 'meeting', on: '2025-11-20', at: '14:00', title: 'Evaluation', sources: ['m1'] },
    { kind: 'visits', on: '2025-11-20', count: { value: 1, sources: ['v1'] }, towns: ['Tiel'] },
    { kind: 'visits', on: '2025-11-21', count: { value: 2, sources: ['v2', 'v3'] }, towns: ['Culemborg', 'Tiel'] },
    { kind: 'calls', on: '2025-11-24', count: { value: 1, sources: ['c1'] } },
  ])
  expect(content.figures.booked).toEqual({ total: { value: 2, sources: ['v2', 'v1'] }, firstOn: '2025-11-20' })
})

test('the map shows each customer once, by the farthest they came', () => {
  const agreed = { startsAt: '2025-11-20T12:15:00.000Z', state: 'agreed' as const, title: null }
  const ahead = [
    { ...agreed, id: 'a', kind: 'visit' as const, customer: customer('Mulder') },
    { ...agreed, id: 'b', kind: 'visit' as const, customer: customer('Prins') },
    { ...agreed, id: 'c', kind: 'call' as const, customer: customer('Kuipers') },
  ]
  const toPlan = [customer('Kuipers'), customer('Nowhere', null, null), customer('Prins')]
  expect(reportContent(factsOf({ visits: [mulder, nobody], ahead, toPlan })).map.map((point) => [point.name, point.state])).toEqual([
    ['Mulder', 'visited'],
    ['Prins', 'booked'],
    ['Kuipers', 'to-plan'],
  ])
})

test('the same facts in another order make the same content', () => {
  const visits = [mulder, earlier, bakker, nobody]
  expect(reportContent(factsOf({ visits: [...visits].reverse() }))).toEqual(reportContent(factsOf({ visits })))
})
