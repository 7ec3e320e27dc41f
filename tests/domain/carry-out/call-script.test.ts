import { describe, expect, test } from 'vitest'
import { scriptFrom, spokenParts } from '#domain/carry-out/call-script'

describe('a script', () => {
  test('is one step as long as nobody gave it headings', () => {
    expect(scriptFrom('Goedemorgen {contact}.\nMogen we langskomen?\n')).toEqual({
      steps: [{ title: null, text: 'Goedemorgen {contact}.\nMogen we langskomen?' }],
      objections: [],
    })
  })

  test('has steps under their headings and answers under what they may say, in the order in which they were typed', () => {
    const typed =
      '# Waarom\r\nWij komen langs.\n\n> Geen tijd\nVrijdag om negen?\n#Afronden\nHerhaal dag en tijd.\n>  Stuur een mail \nDoe ik.'
    expect(scriptFrom(typed)).toEqual({
      steps: [
        { title: 'Waarom', text: 'Wij komen langs.' },
        { title: 'Afronden', text: 'Herhaal dag en tijd.' },
      ],
      objections: [
        { says: 'Geen tijd', answer: 'Vrijdag om negen?' },
        { says: 'Stuur een mail', answer: 'Doe ik.' },
      ],
    })
  })

  test('that is empty has nothing, and an objection without an answer is left out', () => {
    expect(scriptFrom(' \n#\n> Geen tijd\n')).toEqual({ steps: [{ title: null, text: '#' }], objections: [] })
    expect(scriptFrom('')).toEqual({ steps: [], objections: [] })
  })
})

describe('what is read out', () => {
  const names = {
    contact: null,
    customer: 'Hendriks',
    client: 'Waalstroom',
    caller: 'Marieke',
    place: 'Culemborg',
    problem: 'de retourzending',
  }
  const spoken = (text: string) =>
    spokenParts(text, names)
      .map((part) => part.text)
      .join('')

  test('has the names filled in, the firm where no person is known', () => {
    expect(spoken('{contact}, {beller} van {opdrachtgever}, in {plaats}')).toBe('Hendriks, Marieke van Waalstroom, in Culemborg')
  })

  test('leaves a field open that says nothing of this customer', () => {
    expect(spokenParts('Over {probleem}, {datum}.', { contact: 'Wim', customer: 'Hendriks' })).toEqual([
      { text: 'Over ', told: false },
      { text: '{probleem}', told: false },
      { text: ', ', told: false },
      { text: '{datum}', told: false },
      { text: '.', told: false },
    ])
  })

  test('marks what the client told us', () => {
    expect(spokenParts('Hoe liep {probleem}?', names).filter(({ told }) => told)).toEqual([{ text: 'de retourzending', told: true }])
  })
})
