import type { Translate } from '#app/messages/i18n'
import { formatsIn } from '#app/messages/use-format'
import { isDay } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { accessSections, keyOf, type Settled } from '#domain/relations/access'
import type { FileParts } from './archive.server'
import { factWord } from './fact-words.server'

/** The page to read: what we hold, by chapter, what was left out and why, and what the reader may ask. It needs no program, no network and no script. */
export function pageOf(parts: FileParts, photos: ReadonlyMap<string, string>, t: Translate): string {
  const { about, rows, language } = parts
  const format = formatsIn(language)
  const title = t('privacy:file.title', { name: about.name })
  const chapters = accessSections.map((section) => {
    const own = rows.filter(({ held, choice }) => held.section === section && choice !== 'withheld')
    return own.length === 0
      ? ''
      : `<h2>${text(t(`privacy:sections.${section}`))} (${own.length})</h2>${own.map((row) => rowOf(row, photos, t, format)).join('')}`
  })
  const withheld = rows.filter(({ choice }) => choice === 'withheld')
  const intro = t('privacy:file.intro', { firm: about.firm, client: about.client, day: format.day(dayOf(about.now), 'date') })
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)}</title><style>${style}</style></head><body>
<h1>${text(title)}</h1><p>${text(intro)}</p><h2>${text(t('privacy:file.why'))}</h2>${why(parts, t)}
${rows.some(({ choice }) => choice === 'redacted') ? `<p class="quiet">${text(t('privacy:file.redactedNote'))}</p>` : ''}
${chapters.join('\n')}
${withheld.length > 0 ? `<h2>${text(t('privacy:file.withheld'))}</h2><p>${text(t('privacy:file.withheldLead'))}</p><ul>${withheld.map((row) => `<li>${text(withheldLine(row, t, format))}</li>`).join('')}</ul>` : ''}
</body></html>`
}

function why({ about: { firm } }: FileParts, t: Translate): string {
  const lines = [
    t('privacy:file.purpose'),
    t('privacy:file.source'),
    t('privacy:file.recipients', { firm }),
    t('privacy:file.terms'),
    t('privacy:file.automated'),
    t('privacy:file.rights'),
  ]
  return `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>`
}

type Format = ReturnType<typeof formatsIn>

function rowOf({ held }: Settled, photos: ReadonlyMap<string, string>, t: Translate, format: Format): string {
  const { table, at, by, facts, texts } = held
  const label = (column: string) => t(`privacy:fields.${column as 'name'}`)
  const photo = photos.get(keyOf(held))
  const when = [at && format.day(dayOf(at), 'date'), by && t('privacy:file.by', { who: by })].filter(Boolean).join(', ')
  const lines = Object.entries(facts).flatMap(([column, value]) => {
    const said = written(table, column, value, t, format)
    return said === '' ? [] : [`<tr><th>${text(label(column))}</th><td>${text(said)}</td></tr>`]
  })
  const words = Object.entries(texts).map(
    ([column, value]) => `<tr><th>${text(label(column))}</th><td class="words">${text(value)}</td></tr>`,
  )
  return `<section>${when ? `<p class="quiet">${text(when)}</p>` : ''}<table>${lines.join('')}${words.join('')}</table>${photo ? `<img src="${photo}" alt="">` : ''}</section>`
}

function written(table: string, column: string, value: unknown, t: Translate, format: Format): string {
  if (typeof value === 'boolean') return t(value ? 'privacy:file.yes' : 'privacy:file.no')
  if (Array.isArray(value)) return value.map((each) => written(table, column, each, t, format)).join(', ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${name}: ${written(table, column, each, t, format)}`)
      .join('; ')
  const said = String(value)
  if (isDay(said)) return format.day(said, 'date')
  if (/^\d{4}-\d\d-\d\dT/.test(said) && !Number.isNaN(Date.parse(said))) return format.momentAt(new Date(said).toISOString())
  return factWord(t, table, column, said)
}

function withheldLine({ held, reason }: Settled, t: Translate, format: Format): string {
  const day = held.at ? format.day(dayOf(held.at), 'date') : '–'
  return t('privacy:file.withheldLine', {
    section: t(`privacy:sections.${held.section}`),
    day,
    reason: reason ?? t('privacy:file.noReason'),
  })
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const text = (words: string) => words.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#1c2430;max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #d8dde5;padding-bottom:.25rem}
section{border-bottom:1px solid #eceff3;padding:.5rem 0;break-inside:avoid}table{border-collapse:collapse;width:100%}th{font-weight:400;color:#5a6678;text-align:left;vertical-align:top;width:13rem;padding:.1rem .75rem .1rem 0}
td{vertical-align:top;overflow-wrap:anywhere}.words{white-space:pre-line}.quiet{color:#5a6678;margin:0}img{max-width:100%;margin-top:.5rem}@media(max-width:600px){th,td{display:block;width:auto}}`
