import { i18nFor } from '#app/http/language.server'
import type { Translate } from '#app/messages/i18n'
import { namespaces } from '#app/messages/namespaces'
import { formatsIn } from '#app/messages/use-format'
import type { KickOff } from '#domain/act/kick-off'
import { dayOf } from '#domain/calendar/moment'
import type { ReportLook } from '#domain/reporting/look'
import type { OverviewPart } from '#reports/overview/parts'
import { type Overview, overviewPdf } from '#reports/overview/pdf'

type About = { kickOff: KickOff; campaign: string; client: string; firm: string }

/** The overview of agreements and planning in words: what the client gets on paper. Parts without content are left out. */
export function kickOffOverview({ kickOff, campaign, client, firm }: About, language: 'nl' | 'en', t: Translate): Overview {
  const format = formatsIn(language)
  const { record, edition, agreedBy, agreedAt, heldOn } = kickOff
  const planning = [
    ...record.steps.map(({ what, on }) => [format.day(on), what]),
    ...(record.evaluationOn ? [[format.day(record.evaluationOn), t('kickOff:evaluation')]] : []),
    [t('kickOff:rhythm'), t(`kickOff:rhythms.${record.reportRhythm}`)],
  ]
  const parts: (OverviewPart | null)[] = [
    record.situation ? { heading: t('kickOff:situation'), text: record.situation } : null,
    record.wishes ? { heading: t('kickOff:wishes'), text: record.wishes } : null,
    record.expectations.length > 0
      ? {
          heading: t('kickOff:expectations'),
          columns: [t('kickOff:number'), t('kickOff:what')],
          rows: record.expectations.map(({ what, number }) => [format.number(number), what]),
        }
      : null,
    record.people.length > 0
      ? {
          heading: t('kickOff:people'),
          columns: [t('kickOff:name'), t('kickOff:role'), t('kickOff:decides')],
          rows: record.people.map(({ name, role, decides }) => [name, role, decides]),
        }
      : null,
    record.agreements.length > 0 ? { heading: t('kickOff:agreements'), points: record.agreements } : null,
    { heading: t('kickOff:planning'), columns: [t('kickOff:on'), t('kickOff:what')], rows: planning },
  ]
  const seal = agreedAt && agreedBy ? t('kickOff:agreedOn', { by: agreedBy, day: format.day(dayOf(agreedAt)) }) : t('kickOff:waits')
  return {
    title: t('kickOff:paperTitle'),
    firm,
    stamp: t('kickOff:version', { edition }),
    lead: t('kickOff:paperLead', { client, campaign }),
    seal,
    isAgreed: agreedAt !== null,
    parts: parts.filter((part) => part !== null),
    footer: `${firm} · ${client} · ${campaign}`,
    of: t('kickOff:of'),
    language,
    asOf: heldOn ?? '2000-01-01',
  }
}

/** The same on paper, with the name of its file. */
export async function kickOffFile(about: About & { look: ReportLook }, language: 'nl' | 'en'): Promise<{ bytes: Buffer; name: string }> {
  const t = i18nFor(language).getFixedT(language, namespaces)
  return {
    bytes: await overviewPdf(kickOffOverview(about, language, t), { look: about.look }),
    name: `${t('kickOff:fileName')}-${about.kickOff.edition}-${language}.pdf`,
  }
}
