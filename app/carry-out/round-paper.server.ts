import { i18nFor } from '#app/http/language.server'
import type { Translate } from '#app/messages/i18n'
import { namespaces } from '#app/messages/namespaces'
import { formatsIn } from '#app/messages/use-format'
import { type Overview, overviewPdf } from '#reports/overview/pdf'
import type { roundForPaper } from './inventory.server'
import { toldLines } from './round-told'

type RoundPaper = NonNullable<Awaited<ReturnType<typeof roundForPaper>>>

/** The frozen list in words: who is visited, who is phoned only, what is still to be discussed, who is left in peace. */
function roundOverview({ round, list, campaign, client, firm, people }: RoundPaper, language: 'nl' | 'en', t: Translate): Overview {
  const format = formatsIn(language)
  const parts = (['visit', 'phone', 'discuss', 'no'] as const).flatMap((decision) => {
    const rows = list.filter((row) => row.decision === decision)
    if (rows.length === 0) return []
    return [
      {
        heading: `${t(`run:inventory.${decision}`)} (${rows.length})`,
        columns: [t('run:inventory.customer'), t('run:inventory.place'), t('run:inventory.approach')],
        rows: rows.map((row) => [row.name, row.place ?? '', notesOf(row)]),
      },
    ]
  })
  function notesOf(row: RoundPaper['list'][number]): string {
    const wishStaff = people.find(({ id }) => id === row.wishStaffId)?.name ?? null
    return toldLines({ ...row, wishStaff }, t, format)
      .map(({ label, text }) => `${label}: ${text.trim().replace(/([^.!?…])$/, '$1.')}`)
      .join(' ')
  }
  return {
    title: round.name,
    firm,
    stamp: campaign,
    lead: t('run:inventory.paperLead', { client, count: list.length }),
    seal: round.closedAt && round.heldOn ? t('run:inventory.paperSeal', { day: format.day(round.heldOn) }) : t('run:inventory.paperOpen'),
    isAgreed: round.closedAt !== null,
    parts,
    footer: `${firm} · ${client} · ${campaign}`,
    of: t('kickOff:of'),
    language,
    asOf: round.heldOn ?? '2000-01-01',
  }
}

/** The list of a round on paper, with the name of its file. */
export async function roundFile(paper: RoundPaper, language: 'nl' | 'en'): Promise<{ bytes: Buffer; name: string }> {
  const t = i18nFor(language).getFixedT(language, namespaces)
  return { bytes: await overviewPdf(roundOverview(paper, language, t), { look: paper.look }), name: `${paper.round.name}-${language}.pdf` }
}
