import { toldLines } from '#app/carry-out/round-told'
import type { Translate } from '#app/messages/i18n'
import type { formatsIn } from '#app/messages/use-format'
import type { Briefed, BriefedPerson } from '#db/briefings'
import type { CarriedContact } from '#db/road'
import type { Stop } from '#db/stops'
import type { Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { isBirthdayNear } from '#domain/carry-out/birthday'

export type PartKey = 'decides' | 'promises' | 'contacts' | 'numbers' | 'wishes' | 'personal' | 'met' | 'arrival' | 'questions'

/** A briefing in the words of its reader, the same on the phone, on a screen and on paper. A part without anything to say is left out. */
export type BriefingSheet = {
  goal: string | null
  problem: string | null
  parts: { key: PartKey; heading: string; points: string[] }[]
}

export type ToldTo = { t: Translate; format: ReturnType<typeof formatsIn>; today: Day }

const decisions = ['decider', 'influencer', 'buyer', 'gatekeeper', 'end-user'] as const

/** What to know before a visit, the most useful first. */
export function briefingSheet(stop: Stop, briefed: Briefed, contacts: readonly CarriedContact[], to: ToldTo): BriefingSheet {
  const { t } = to
  const said: Record<PartKey, string[]> = {
    decides: deciding(stop, briefed.people, to),
    promises: briefed.promises.map((promise) => promised(promise, to)),
    contacts: contacts.map((contact) => talked(contact, to)),
    numbers: numbers(briefed, to),
    wishes: toldLines({ ...stop, approach: null, problem: null }, t, to.format).map(({ label, text }) => `${label}: ${text}`),
    personal: personal(briefed, stop, to),
    met: briefed.people.flatMap((person) => metWith(person, to)),
    arrival: [...(stop.note ? [stop.note] : []), ...textsOf(briefed, 'arrival')],
    questions: (briefed.script ?? '')
      .split(/\n+/)
      .map((line) => line.trim())
      .filter(Boolean),
  }
  const parts = (Object.keys(said) as PartKey[]).filter((key) => said[key].length > 0)
  return {
    goal: [stop.approach, briefed.aim].filter(Boolean).join(' ') || null,
    problem: stop.problem,
    parts: parts.map((key) => ({ key, heading: t(`visits:sheet.${key}`), points: [...new Set(said[key])] })),
  }
}

/** What a phone tells at a door without an appointment: what was said last. */
export function doorSheet(contacts: readonly CarriedContact[], to: ToldTo): BriefingSheet {
  const points = contacts.map((contact) => talked(contact, to))
  const parts = points.length === 0 ? [] : [{ key: 'contacts' as const, heading: to.t('visits:sheet.contacts'), points }]
  return { goal: null, problem: null, parts }
}

function deciding({ contact }: Stop, people: readonly BriefedPerson[], { t }: ToldTo): string[] {
  const named = people.filter(({ decisionRole, name }) => decisionRole !== null || name === contact)
  const sorted = [...named].sort((a, b) => placeOf(a) - placeOf(b))
  return sorted.map(({ name, title, decisionRole }) => {
    const role = decisionRole && t(`relations:dossier.roles.${decisionRole}`)
    const agreed = name === contact && t('visits:sheet.agreedWith')
    return [name, [title, role, agreed].filter(Boolean).join(', ')].filter(Boolean).join(': ')
  })
}

function placeOf({ decisionRole }: BriefedPerson): number {
  return decisionRole === null ? decisions.length : decisions.indexOf(decisionRole)
}

function promised({ text, who, dueOn }: Briefed['promises'][number], { format, t, today }: ToldTo): string {
  const when = dueOn && (dueOn < today ? t('visits:tasks.late', { day: format.day(dueOn) }) : format.day(dueOn))
  return `${text} (${[who ?? t('visits:tasks.client'), when].filter(Boolean).join(', ')})`
}

function talked({ at, who, kind, sort, text }: CarriedContact, { t, format }: ToldTo): string {
  if (kind === 'file') return t('visits:sheet.fromTheFile', { day: format.day(dayOf(at)) })
  const outcome =
    kind === 'call'
      ? t(`relations:dossier.callOutcomes.${sort as 'booked'}`)
      : kind === 'visit'
        ? t(`relations:dossier.visitOutcomes.${sort as 'satisfied'}`)
        : t(`relations:dossier.noteKinds.${sort as 'note'}`)
  const what = kind === 'note' ? outcome : `${t(`relations:dossier.${kind}`).toLowerCase()}, ${outcome}`
  return [[format.day(dayOf(at)), who, what].filter(Boolean).join(' · '), text].filter(Boolean).join(': ')
}

// The last year that has ended is whole; of this one nobody knows how it ends.
function numbers({ revenue, visitsBefore }: Briefed, { t, format, today }: ToldTo): string[] {
  const whole = revenue.filter(({ year }) => year > 0 && year < Number(today.slice(0, 4)))
  const [last, before] = whole
  const lines = [visitsBefore === 0 ? t('visits:sheet.firstVisit') : t('visits:sheet.visitsBefore', { count: visitsBefore })]
  if (!last) return lines
  const change = before && before.cents > 0 && before.year === last.year - 1 ? (last.cents - before.cents) / before.cents : null
  const sold = t('visits:sheet.revenue', { amount: format.euroWhole(last.cents), year: last.year })
  return [[sold, change !== null && changed(change, { t, format })].filter(Boolean).join(', '), ...lines]
}

function changed(share: number, { t, format }: Pick<ToldTo, 't' | 'format'>): string {
  if (Math.abs(share) < 0.005) return t('visits:sheet.same')
  return t(share > 0 ? 'visits:sheet.more' : 'visits:sheet.less', { percent: format.percent(Math.abs(share)) })
}

function personal(briefed: Briefed, stop: Stop, { t, format }: ToldTo): string[] {
  const birthdays = briefed.people.flatMap(({ name, birthday }) => {
    if (!birthday || !isBirthdayNear(birthday, dayOf(stop.startsAt))) return []
    return [t('visits:sheet.birthday', { name, day: format.day(`2000-${birthday}`, 'plain') })]
  })
  const agreed = textsOf(briefed, 'agreement').map((text) => t('visits:sheet.agreed', { text }))
  const blunders = textsOf(briefed, 'blunder').map((text) => t('visits:sheet.blunder', { text }))
  return [...birthdays, ...textsOf(briefed, 'preference'), ...agreed, ...blunders]
}

function textsOf({ notes }: Briefed, kind: Briefed['notes'][number]['kind']): string[] {
  return notes.filter((note) => note.kind === kind).map(({ text }) => text)
}

function metWith({ name, met }: BriefedPerson, { t, format }: ToldTo): string[] {
  return met.map(({ name: who, at, on }) => {
    const where = [at, on && format.day(on, 'long')].filter(Boolean).join(', ')
    return t('visits:sheet.metLine', { name, who, where })
  })
}
