import type { LegalForm } from '#domain/relations/calling'
import { foldText } from './text'

export type NameAndForm = {
  form: LegalForm /** The name without its form. */
  bare: string /** The form as it is written behind a name, null where it is part of the name. */
  written: string | null
}

/**
 * Finds the legal form in an organisation's name: "BAKKER EN ZN. BV" → bv, "Bakker Besloten Vennootschap" → bv, "Stichting De Brug" → stichting.
 * Null when the name holds none.
 */
export function legalFormIn(name: string): NameAndForm | null {
  for (const { form, written, at } of mayBearForm.test(name) ? spellings : []) {
    const found = at.exec(name)
    if (!found) continue
    const bare = `${name.slice(0, found.index)} ${name.slice(found.index + found[0].length)}`
      .replace(/\s+/g, ' ')
      .replace(/^[\s,.-]+|[\s,-]+$/g, '')
    if (bare) return { form, bare, written }
  }
  const folded = foldText(name)
  if (!anyWordForm.test(folded)) return null
  const word = wordForms.find(({ expression }) => expression.test(folded))
  return word ? { form: word.form, bare: name, written: null } : null
}

/** Reads a column that holds nothing but the legal form: "Besloten Vennootschap", "eenmanszaak", "BV". */
export function legalFormOf(text: string): LegalForm | null {
  const words = foldText(text)
    .replace(/[^a-z]+/g, ' ')
    .trim()
  return columnForms.find(([expression]) => expression.test(words))?.[1] ?? null
}

const columnForms: [RegExp, LegalForm][] = [
  [/besloten vennootschap|^b ?v\b|\bbv$/, 'bv'],
  [/naamloze vennootschap|^n ?v\b/, 'nv'],
  [/vennootschap onder firma|^v ?o ?f\b/, 'vof'],
  [/commanditaire|^c ?v\b/, 'cv'],
  [/maatschap/, 'maatschap'],
  [/eenman|^zzp|^ez$/, 'eenmanszaak'],
  [/stichting/, 'stichting'],
  [/cooperati|onderlinge/, 'cooperatie'],
  [/vereniging/, 'vereniging'],
  [/publiekrecht|overheid|gemeente|provincie|waterschap/, 'overheid'],
  [/gmbh|limited|ltd|inc|sarl|foreign|buitenland/, 'foreign'],
]

const end = String.raw`(?=$|[\s,)(/-])`
/** What every spelling below has in it; most names have none of it and need no closer look. */
const mayBearForm =
  /(?:^|[\s,(])(?:b\.?\s?v|n\.?\s?v|v\.?\s?o|c\.?\s?v|u\.?\s?a|s\.a|ag|co[öo]p|gmbh|ltd|limited|inc|llc|sarl)|vennootschap/i

const anywhere = String.raw`(?<=^|[\s,(])`
const behindName = String.raw`(?<=[\s,(])`
const spelled = (text: string, flags = 'i', start = anywhere) => new RegExp(`${start}(?:${text})${end}`, flags)

/** "C.V." and "U.A." only behind the name and only so written or in capitals, since "cv" is also a boiler. */
const spellings: { form: LegalForm; written: string; at: RegExp }[] = [
  { form: 'bv', written: 'B.V.', at: spelled(String.raw`b\.?\s?v\.?(?: i\.?o\.?)?|besloten vennootschap`) },
  { form: 'nv', written: 'N.V.', at: spelled(String.raw`n\.\s?v\.?|nv|naamloze vennootschap`) },
  { form: 'vof', written: 'V.O.F.', at: spelled(String.raw`v\.?\s?o\.?\s?f\.?|vennootschap onder firma`) },
  { form: 'cooperatie', written: 'U.A.', at: spelled(String.raw`(?:co[öo]peratie[f]?\s)?[Uu]\.\s?[Aa]\.?|UA`, '', behindName) },
  { form: 'cv', written: 'C.V.', at: spelled(String.raw`C\.\s?V\.?|CV|c\.v\.`, '', behindName) },
  { form: 'foreign', written: 'GmbH', at: spelled(String.raw`gmbh(?: & co\.? kg)?`) },
  { form: 'foreign', written: 'Ltd.', at: spelled(String.raw`ltd\.?|limited`) },
  { form: 'foreign', written: 'Inc.', at: spelled(String.raw`inc\.?|incorporated`) },
  { form: 'foreign', written: 'LLC', at: spelled('llc') },
  { form: 'foreign', written: 'BVBA', at: spelled(String.raw`b\.?v\.?b\.?a\.?`) },
  { form: 'foreign', written: 'S.A.', at: spelled(String.raw`s\.a\.|s\.a\.r\.l\.|sarl`) },
  { form: 'foreign', written: 'AG', at: spelled('AG', '', behindName) },
]

/** Forms that are words of the name itself and stay where they are. */
const wordForms: { form: LegalForm; expression: RegExp }[] = [
  { form: 'stichting', expression: /\b(stichting|sticht)\b/ },
  { form: 'cooperatie', expression: /\bcooperati(e|eve|ef)\b/ },
  { form: 'vereniging', expression: /^(vereniging|ver )|\bvereniging\b/ },
  { form: 'maatschap', expression: /\bmaatschap\b/ },
  { form: 'eenmanszaak', expression: /\beenmanszaak\b/ },
  { form: 'overheid', expression: /^(gemeente|provincie|waterschap|hoogheemraadschap|ministerie|rijkswaterstaat|veiligheidsregio)\b/ },
]

const anyWordForm = new RegExp(wordForms.map(({ expression }) => expression.source).join('|'))
