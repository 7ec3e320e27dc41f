import { expect, test } from 'vitest'
import { wordedReport } from '#reports/visit-report/content'
import { weeklyPdf } from '#reports/visit-report/pdf'
import { evaluation } from './cases'
import { spokenTextOf } from './pdf-reading'

const said = async (language: 'nl' | 'en') => spokenTextOf(await weeklyPdf(wordedReport(evaluation, language), { compress: false }))

test('an evaluation says in the client’s language what was expected, what was seen, and what was not measured', async () => {
  const [dutch, english] = [await said('nl'), await said('en')]
  for (const words of [
    'Tussentijdse evaluatie 1',
    'Uw verwachtingen',
    'nog niet gehaald',
    'niet gemeten',
    '612',
    '537',
    '−75',
    '5 erbij, 2 eruit',
  ])
    expect(dutch).toContain(words)
  for (const words of ['Interim evaluation 1', 'Your expectations', 'not met yet', 'not measured', 'Adjustments agreed'])
    expect(english).toContain(words)
  expect(dutch).toContain('We bellen klanten met een late levering binnen twee dagen.')
})

test('an evaluation speaks of the campaign, not of a week or a month', async () => {
  expect(await said('nl')).not.toMatch(/deze week|deze maand/)
  expect(await said('en')).not.toMatch(/this week|this month/)
})
