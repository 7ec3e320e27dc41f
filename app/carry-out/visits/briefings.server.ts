import { roadDayOf } from '#app/carry-out/today/day.server'
import { i18nFor } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import { formatsIn } from '#app/messages/use-format'
import { firmName } from '#db/clients'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { firmLook } from '#db/looks'
import { staffMemberOf } from '#db/staff'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { briefingsPdf } from '#reports/briefing/pdf'

type Asked = { day: Day; staffId: string; language: 'nl' | 'en'; today: Day }

/** The briefings of all visits of a day, for the evening before: a page each. Of somebody else only for managers; null when there is nothing to brief. */
export async function briefingsFile(
  actor: StaffActor,
  { day, staffId, language, today }: Asked,
): Promise<{ bytes: Buffer; name: string } | null> {
  if (actor.role === 'consultant' && staffId !== actor.staffId) return null
  const t = i18nFor(language).getFixedT(language, namespaces)
  const format = formatsIn(language)
  const found = await withActor(theDb(), actor, async (tx) => {
    const who = await staffMemberOf(tx, staffId)
    const road = await roadDayOf(tx, actor, { staffId, day, today }, { t, format })
    return (
      who && {
        who,
        firm: await firmName(tx),
        look: await firmLook(tx),
        stops: road.stops.filter(({ state }) => state === 'agreed' || state === 'proposed'),
      }
    )
  })
  if (!found || found.stops.length === 0) return null
  const { who, firm, look, stops } = found
  const visits = stops.map((stop, at) => ({
    stamp: t('visits:sheet.stamp', { number: at + 1, count: stops.length, day: format.day(day, 'medium') }),
    customer: stop.customer,
    lead: [
      t('visits:today.fromTo', { from: format.timeAt(stop.startsAt), to: format.timeAt(stop.endsAt) }),
      [stop.street, stop.place].filter(Boolean).join(', '),
      [stop.contact, stop.phoneText].filter(Boolean).join(' '),
      stop.driveTo === null ? '' : t('visits:today.drive', { duration: format.duration(stop.driveTo) }),
    ]
      .filter(Boolean)
      .join(' · '),
    goalHeading: t('visits:sheet.goal'),
    goal: stop.sheet.goal,
    problem: stop.sheet.problem && `${t('visits:briefing.problem')}: ${stop.sheet.problem}`,
    parts: stop.sheet.parts,
  }))
  const title = t('visits:sheet.title', { name: who.name, day: format.day(day, 'long') })
  const footer = t('visits:sheet.footer', { firm, name: who.name })
  const bytes = await briefingsPdf({ title, firm, visits, footer, of: t('kickOff:of'), language, asOf: day }, { look })
  return { bytes, name: `briefing-${day}-${who.initials}-${language}.pdf` }
}
