import { strToU8, zipSync } from 'fflate'
import { i18nFor } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import { keyOf, type Settled } from '#domain/relations/access'
import { pageOf } from './file-page.server'

export type About = { name: string; client: string; firm: string; requestedOn: Day; now: Moment }
export type FileParts = {
  about: About
  rows: readonly Settled[]
  photos: readonly { key: string; bytes: Buffer }[]
  language: 'nl' | 'en'
}

/** Everything of somebody as one file: a page to read, the same for a program, and the photos. */
export function archiveOf(parts: FileParts): Buffer {
  const t = i18nFor(parts.language).getFixedT(parts.language, namespaces)
  const names = new Map(parts.photos.map(({ key }, at) => [key, `photos/${at + 1}.jpg`]))
  const page = `${t('privacy:file.name')}.html`
  return Buffer.from(
    zipSync(
      {
        [page]: strToU8(pageOf(parts, names, t)),
        'data.json': strToU8(JSON.stringify(dataOf(parts, names), null, 2)),
        ...Object.fromEntries(parts.photos.map(({ key, bytes }) => [names.get(key), [new Uint8Array(bytes), { level: 0 }]])),
      },
      { mtime: parts.about.now },
    ),
  )
}

/** The same for a program (GDPR art. 20): by section, each value under the name it has with us. */
function dataOf({ about, rows }: FileParts, names: ReadonlyMap<string, string>) {
  const sections: Record<string, unknown[]> = {}
  const withheld: unknown[] = []
  for (const { held, choice, reason } of rows) {
    const { section, table, id, at, by, facts, texts } = held
    if (choice === 'withheld') {
      withheld.push({ section, at, reason })
      continue
    }
    const file = names.get(keyOf(held))
    const row = { table, id, at, by, ...facts, ...texts, ...(file && { file }), ...(choice === 'redacted' && { othersRemoved: true }) }
    sections[section] = [...(sections[section] ?? []), row]
  }
  return {
    format: 'rondo-access-1',
    about: { name: about.name, client: about.client, firm: about.firm, madeAt: about.now, receivedOn: about.requestedOn },
    sections,
    withheld,
  }
}
