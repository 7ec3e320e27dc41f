import { repairText } from '#domain/clean/mojibake'
import { foldText, isPlaceholder, tidyBlanks } from '#domain/clean/text'
import { withinOneSlip } from './strings'

/**
 * The words of an organisation's name that tell it from another: folded, trade abbreviations written out, initials joined ("J.P.M." → "jpm"), legal
 * forms and little words left out. "holding", "beheer" and "management" stay: a holding is not its operating company.
 */
export function organisationWords(name: string): string {
  const text = tidyBlanks(repairText(name))
  if (!text || isPlaceholder(text)) return ''
  const plain = foldText(text)
    .replace(/\(.*?\)/g, ' ')
    .replace(/ - hoofdkantoor/, ' ')
    .replace(/&/g, ' en ')
    .replace(/\.(?=[a-z]\b)/g, '')
    .replace(/(\b[a-z])\.(?=\s?[a-z]\.|\s|$)/g, '$1')
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const written = abbreviations.reduce((words, [short, long]) => words.replace(short, long), plain)
  const telling = written
    .replace(legalForms, ' ')
    .split(' ')
    .filter((word) => word && !littleWords.has(word))
  return joinInitials(telling).join(' ') || written
}

/** The legal form in a name as one short word, '' when there is none. For comparing only; `legal-form.ts` reads it for keeps. */
export function formWord(name: string): string {
  const plain = foldText(name).replace(/\./g, '')
  return formWords.find(([expression]) => expression.test(plain))?.[1] ?? ''
}

/** True for a company that holds, manages or houses another: it stands beside the operating company, often at the same address. */
export function isHolding(words: string): boolean {
  return words
    .split(' ')
    .some((word) => word.length > 4 && holdingWords.some((known) => known.startsWith(word) || withinOneSlip(word, known)))
}

const holdingWords = ['holding', 'beheer', 'management', 'participaties', 'vastgoed', 'deelnemingen', 'pensioen']

const abbreviations: [RegExp, string][] = [
  [/\bst\b/g, ' '],
  [/\binst(allatie)?\b ?techn(iek)?\b/g, 'installatietechniek'],
  [/\binstallatietechn\b/g, 'installatietechniek'],
  [/\badm\b ?kantoor|\badministratiekntr\b/g, 'administratiekantoor'],
  [/\bgrooth\b|\bgh\b/g, 'groothandel'],
  [/bedr\b/g, 'bedrijf'],
  [/\belectro/g, 'elektro'],
  [/\btechn\b/g, 'technische'],
  [/\btransp\b/g, 'transport'],
  [/\bass\b/g, 'assurantien'],
  [/fabr\b/g, 'fabriek'],
  [/\brest\b/g, 'restaurant'],
  [/([a-z]{3,})pr\b/g, '$1praktijk'],
  [/\bgebr\b/g, 'gebroeders'],
  [/\bzn\b/g, 'zonen'],
  [/\bcoop\b/g, 'cooperatie'],
]

const legalForms =
  /\b(besloten vennootschap|b ?v|n ?v|v ?o ?f|vennootschap onder firma|c ?v|u ?a|stichting|sticht|vereniging|ver|maatschap|cooperatie|eenmanszaak|gmbh|ltd|limited|inc|incorporated|corp|corporation|llc|plc|co|company|s ?a|ag|bvba|cie)\b/g

const littleWords = new Set('de het een en van der den the and of t nederland holland hoofdkantoor'.split(' '))

const formWords: [RegExp, string][] = [
  [/\bbv\b|besloten vennootschap|\bb v\b/, 'bv'],
  [/\bnv\b/, 'nv'],
  [/\bvof\b|vennootschap onder firma/, 'vof'],
  [/stichting|^st /, 'stichting'],
  [/vereniging/, 'vereniging'],
  [/maatschap/, 'maatschap'],
  [/\bcv\b/, 'cv'],
  [/coop/, 'cooperatie'],
]

/** Single letters that follow each other become one word. */
function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = []
  let open = false
  for (const word of words) {
    const single = word.length === 1
    if (single && open && (joined.at(-1) as string).length <= 3) joined[joined.length - 1] += word
    else joined.push(word)
    open = single
  }
  return joined
}
