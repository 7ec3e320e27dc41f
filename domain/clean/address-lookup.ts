import { z } from 'zod'
import type { Point } from '#domain/relations/places'
import { placeKey } from './places'

/** Whether, where and how fast addresses are looked up at PDOK Locatieserver. */
export type LookupSettings = {
  isOn: boolean
  /** Without a slash at the end. */
  address: string
  /** How many addresses are asked for in a second, at most. */
  perSecond: number
  /** Set when the service did not answer: it is left alone until then. */
  trouble: { kind: LookupTrouble; at: string; restUntil: string; times: number } | null
}

export type LookupTrouble = 'unreachable' | 'too-slow' | 'not-an-answer' | 'not-allowed'

export const pdok = 'https://api.pdok.nl/bzk/locatieserver/search/v3_1'
export const mostPerSecond = 10

const Kept = z.object({
  isOn: z.boolean().catch(false),
  address: z.string().catch(pdok),
  perSecond: z.number().int().min(1).max(mostPerSecond).catch(4),
  trouble: z
    .object({
      kind: z.enum(['unreachable', 'too-slow', 'not-an-answer', 'not-allowed']),
      at: z.string(),
      restUntil: z.string(),
      times: z.number().int().min(1),
    })
    .nullable()
    .catch(null),
})

/** The settings as they were kept; a part that is missing, or that nobody can read, is the default: off. */
export function lookupSettingsFrom(kept: unknown): LookupSettings {
  const read = Kept.safeParse(kept ?? {})
  return read.success ? read.data : Kept.parse({})
}

/** When to ask again after the service failed so many times in a row: after 1, 2, 4 … minutes, an hour at most. */
export function restAfter(times: number, at: Date): Date {
  return new Date(at.getTime() + Math.min(60, 2 ** (times - 1)) * 60_000)
}

/** A whole Dutch address. `key` is what it is kept under. */
export type AskedAddress = {
  key: string
  postcode: string | null
  number: number
  suffix: string | null
  street: string | null
  place: string | null
}

/** What the register says of an address; null where it does not know it. */
export type FoundAddress = (Point & { municipality: string | null; province: string | null }) | null

/** The query of one address, to put behind `…/free?`. It holds the address and nothing else. */
export function lookupQuery({ postcode, number, suffix, street, place }: AskedAddress): string {
  const words = postcode ? [postcode.replace(' ', ''), number, suffix] : [street, number, suffix, place]
  const q = words.filter(Boolean).join(' ')
  return String(new URLSearchParams({ q, fq: 'type:adres', rows: '10', fl: fields.join(',') }))
}

const fields = [
  'type',
  'postcode',
  'huisnummer',
  'huisletter',
  'huisnummertoevoeging',
  'woonplaatsnaam',
  'gemeentenaam',
  'provincienaam',
  'centroide_ll',
]

const Answer = z.object({
  response: z.object({
    docs: z.array(
      z.object({
        postcode: z.string().optional(),
        huisnummer: z.coerce.number().optional(),
        huisletter: z.string().optional(),
        huisnummertoevoeging: z.string().optional(),
        woonplaatsnaam: z.string().optional(),
        gemeentenaam: z.string().optional(),
        provincienaam: z.string().optional(),
        centroide_ll: z.string().optional(),
      }),
    ),
  }),
})
type Doc = z.output<typeof Answer>['response']['docs'][number]

/**
 * Reads an answer of Locatieserver (`response.docs[].centroide_ll` is `POINT(longitude latitude)`, WGS84 degrees). The service answers with what is like the
 * question; only the same postcode (or place) and the same number is the address that was asked for. Its own addition goes first, else any at that number.
 */
export function foundAddress(asked: AskedAddress, answer: unknown): FoundAddress | { trouble: 'not-an-answer' } {
  const read = Answer.safeParse(answer)
  if (!read.success) return { trouble: 'not-an-answer' }
  const same = read.data.response.docs.filter((doc) => isSame(asked, doc))
  const doc = same.find((each) => suffixOf(each) === bare(asked.suffix)) ?? same[0]
  const point = doc && pointIn(doc.centroide_ll)
  if (!doc || !point) return null
  return { ...point, municipality: short(doc.gemeentenaam), province: short(doc.provincienaam) }
}

function isSame({ postcode, number, place }: AskedAddress, doc: Doc): boolean {
  if (doc.huisnummer !== number) return false
  if (postcode) return doc.postcode?.replace(/\s/g, '').toUpperCase() === postcode.replace(/\s/g, '')
  return placeKey(doc.woonplaatsnaam ?? '') === placeKey(place ?? '')
}

const suffixOf = ({ huisletter, huisnummertoevoeging }: Doc) => bare([huisletter, huisnummertoevoeging].filter(Boolean).join(''))
const bare = (text: string | null) => (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
const short = (text: string | undefined) => text?.trim().slice(0, 80) || null

/** Only a point in the Netherlands: an answer that puts an address elsewhere is none. */
function pointIn(text: string | undefined): Point | null {
  const [, east, north] = /^POINT\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)$/i.exec(text ?? '') ?? []
  const [longitude, latitude] = [Number(east), Number(north)]
  return latitude > 50.7 && latitude < 53.7 && longitude > 3.2 && longitude < 7.3 ? { latitude, longitude } : null
}
