import { type Translate, translatorIn } from './i18n'

/**
 * The title of a page in the language of the answer, for a route's meta:
 * `export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('units:title'))`.
 */
export function pageTitle(matches: readonly { id: string; data: unknown }[], words: (t: Translate) => string): { title: string }[] {
  const root = matches.find(({ id }) => id === 'root')?.data
  const t = hasLanguage(root) ? translatorIn(root.language) : undefined
  return [{ title: t ? `${words(t)} · Rondo` : 'Rondo' }]
}

function hasLanguage(data: unknown): data is { language: string } {
  return typeof data === 'object' && data !== null && 'language' in data && typeof data.language === 'string'
}
