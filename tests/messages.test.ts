import { describe, expect, test } from 'vitest'
import { languageOf } from '#app/http/language.server'
import { en } from '#app/messages/en'
import { createI18n, translatorIn } from '#app/messages/i18n'
import { namespaces } from '#app/messages/namespaces'
import { nl } from '#app/messages/nl'
import { pageTitle } from '#app/messages/page-title'

type Tree = { readonly [key: string]: string | Tree }

function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [[here, value] as [string, string]] : texts(value, here)
  })
}

const dutch = texts(nl)
const english = new Map(texts(en))
// "1 visit" and "a visit" say the same: about one thing the number may stand in the words.
const blanks = (key: string, text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name))]
    .filter((name) => !(name === 'count' && key.endsWith('_one')))
    .sort()

describe('the two languages', () => {
  test('say the same things and nothing more', () => {
    expect(dutch.length).toBeGreaterThan(100)
    expect([...english.keys()].sort()).toEqual(dutch.map(([key]) => key).sort())
  })

  test('fill in the same blanks', () => {
    const unlike = dutch.filter(([key, text]) => blanks(key, text).join() !== blanks(key, english.get(key) ?? '').join())
    expect(unlike.map(([key]) => key)).toEqual([])
  })

  test('leave no text empty', () => {
    expect([...dutch, ...english].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('have for every word about one thing a word about several', () => {
    const keys = new Set(dutch.map(([key]) => key))
    const alone = [...keys].filter((key) => key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other')))
    expect(alone).toEqual([])
  })

  test('are registered under every namespace', () => {
    expect([...namespaces].sort()).toEqual(Object.keys(nl).sort())
  })
})

describe('a number in a sentence', () => {
  test('is written as its language writes it, and a year is not', () => {
    expect(createI18n('nl', nl).t('home:report', { number: 12_345, client: 'Acme' })).toContain('12.345')
    expect(createI18n('en', en as typeof nl).t('home:report', { number: 12_345, client: 'Acme' })).toContain('12,345')
    expect(createI18n('nl', nl).t('segments:presets.revenue', { year: 2025 })).toMatch(/2025/)
  })
})

describe('a page is answered', () => {
  const asked = (headers: Record<string, string>) => languageOf(new Request('http://localhost/', { headers }))

  test.each([
    ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
    ['en-GB,en;q=0.9,nl;q=0.8', 'en'],
    ['fr-FR, en;q=0.3, nl;q=0.7', 'nl'],
    ['de-DE,de;q=0.9', 'nl'],
    ['*', 'nl'],
    [';;q=,,en', 'en'],
  ])('to a browser that says %s in %s', async (header, language) => expect(await asked({ 'Accept-Language': header })).toBe(language))

  test('in Dutch to a browser that says nothing', async () => expect(await asked({})).toBe('nl'))

  test('in the language that was chosen, whatever the browser says', async () => {
    const { rememberLanguage } = await import('#app/http/language.server')
    const [cookie = ''] = (await rememberLanguage('en')).split(';')
    expect(await asked({ 'Accept-Language': 'nl', Cookie: cookie })).toBe('en')
  })

  test('in the language of the browser when the cookie is broken', async () => {
    expect(await asked({ 'Accept-Language': 'en', Cookie: 'rondo_language=%00nonsense' })).toBe('en')
  })
})

test('a page is titled in the language of the answer, and still has a title when its data are missing', () => {
  createI18n('en', en)
  const matches = (data: unknown) => [{ id: 'root', data }]
  expect(pageTitle(matches({ language: 'en' }), (t) => t('units:title'))).toEqual([{ title: 'Units · Rondo' }])
  expect(pageTitle(matches(undefined), (t) => t('units:title'))).toEqual([{ title: 'Rondo' }])
  expect(translatorIn('xx')).toBeUndefined()
})
