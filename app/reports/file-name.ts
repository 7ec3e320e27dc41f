import type { KeptReport } from '#db/reports'
import type { Language } from '#domain/language/format'
import { letterOf } from './edition'

/** Letters, digits and dashes only: a name that is safe in a header, as an attachment and on every disk. */
export function fileName(
  { client, number, edition, state, periodKey }: Pick<KeptReport, 'client' | 'number' | 'edition' | 'state' | 'periodKey'>,
  language: Language,
): string {
  const words = [
    client.slice(0, 60),
    language === 'nl' ? 'rapport' : 'report',
    `${number}${letterOf(edition)}`,
    periodKey,
    state === 'draft' ? (language === 'nl' ? 'concept' : 'draft') : '',
  ]
  return `${words
    .filter(Boolean)
    .join('-')
    .normalize('NFD')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/-+/g, '-')}-${language}.pdf`
}
