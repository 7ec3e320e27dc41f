import type { Day } from '#domain/calendar/day'
import {
  formatDay,
  formatDuration,
  formatEuro,
  formatEuroWhole,
  formatKm,
  formatMonth,
  formatNumber,
  formatTime,
} from '#domain/language/format'
import type { Change, ChangedFigure } from '#domain/reporting/changes'
import type { BookingWhat, HeadlineLead, Hours, NextLine, ReportContent, SummaryLine } from '#domain/reporting/report-content'
import { callUndone } from '#domain/units/correction'
import type { EntrySubject } from '#domain/units/entry'
import { countsInWords, enumeration, hoursInProse, kilometres, letterOfEdition, withCapital } from './phrasing'
import type { Rhythm, VisitReportWords } from './words'

type Report = ReportContent['report']

export const dutchWords: VisitReportWords = {
  stamp: (report) => `${reportName(report)}${report.isDraft ? ' (concept)' : ''}, stand ${formatDay(report.asOf, 'nl', 'long')}`,
  title: (report, client) => `${reportName(report)}, ${client}`,
  footer: (report, about) =>
    `${about}. ${reportName(report)}${report.isDraft ? ' (concept)' : ''}, stand ${formatDay(report.asOf, 'nl', 'date')}`,
  of: 'van',
  headings: {
    glance: () => 'In één oogopslag',
    asks: () => 'Dit vragen we van u',
    customers: () => 'Uw klanten aan het woord',
    opportunities: () => 'Kansen voor u',
    complaints: () => 'Klachten',
    annex: () => 'Bijlage: alles op een rij',
    voices: () => 'Wat uw klanten zeggen',
    hours: () => 'Uren en reiskosten',
    bookings: (rhythm) => `Boekingen ${period(rhythm)}`,
    where: () => 'Waar we waren',
    next: () => 'Wat nu komt',
    visits: (rhythm) => `Bezoeken ${period(rhythm)}`,
  },
  correction: {
    heading: (replaces) => `Correctie op rapport ${replaces}`,
    text: (note, isChanged) => (isChanged ? note : `${note} De cijfers zijn gelijk gebleven.`),
    change,
  },
  lead,
  theme: (name, tone) =>
    `‘${name}’ ${{ good: 'waarderen ze het meest', bad: 'is hun grootste zorg', neutral: 'noemen ze het vaakst' }[tone]}.`,
  summary,
  visited: {
    of: (target) => `van ${target}`,
    label: (count) => (count === 1 ? 'klant bezocht' : 'klanten bezocht'),
    change: (inPeriod, rhythm) => (inPeriod > 0 ? `+${inPeriod} ${period(rhythm)}` : `geen bezoek ${period(rhythm)}`),
  },
  booked: {
    label: (count) => (count === 1 ? 'afspraak staat vast' : 'afspraken staan vast'),
    change: (firstOn) => (firstOn ? `eerste ${formatDay(firstOn, 'nl')}` : 'nog niets vastgelegd'),
  },
  score: {
    of: 'van 5',
    label: 'gemiddeld cijfer',
    before: (before, on, rhythm) => `was ${formatNumber(before, 'nl', 1)}${on ? ` ${since(on, rhythm)}` : ''}`,
    same: 'gelijk gebleven',
    first: 'eerste meting',
    notMeasured: 'nog niet gevraagd',
  },
  opportunities: {
    label: (count, cents) => `${count === 1 ? 'kans' : 'kansen'}${cents === null ? '' : `, ±\u00a0${formatEuroWhole(cents, 'nl')}`}`,
    change: (inPeriod, rhythm) => (inPeriod > 0 ? `${inPeriod} nieuw ${period(rhythm)}` : `geen nieuwe ${period(rhythm)}`),
  },
  progress: {
    visited: (count) => `${count} bezocht`,
    booked: (count) => `${count} afgesproken`,
    'to-plan': (count) => `${count} te plannen`,
    spoken: (visited, booked, toPlan) => `Voortgang: ${visited} bezocht, ${booked} afgesproken, ${toPlan} nog te plannen.`,
  },
  ask: {
    due: (on) => formatDay(on, 'nl'),
    late: (days) => (days === 1 ? '1 dag te laat' : `${days} dagen te laat`),
    done: 'gedaan, dank u',
    none: (rhythm) => `${withCapital(period(rhythm))} vragen we niets van u.`,
  },
  voices: {
    change: (count, before) => (before === null || before === count ? '' : before === 0 ? 'nieuw' : `was ${before}`),
    none: (visited) =>
      visited === 0
        ? 'Zodra we klanten gesproken hebben, leest u hier waar zij het vaakst over beginnen.'
        : 'In de bezoeken tot nu toe kwam geen onderwerp naar voren. Zodra klanten er een noemen, leest u dat hier.',
  },
  opportunity: { columns: { customer: 'Klant', text: 'Kans', who: 'Wie', when: 'Wanneer', value: 'Waarde' } },
  complaint: {
    columns: { customer: 'Klant', text: 'Klacht', who: 'Bij', state: 'Stand' },
    state: (state, receivedOn, solvedOn) => {
      if (state === 'solved') return `opgelost${solvedOn ? ` ${formatDay(solvedOn, 'nl')}` : ''}`
      return `${state === 'answered' ? 'beantwoord' : 'open'}, sinds ${formatDay(receivedOn, 'nl')}`
    },
  },
  hours,
  burnDown: {
    today: 'vandaag',
    done: 'gemaakt',
    forecast: 'verwacht',
    plan: 'plan',
    note: 'De lichte band is de marge van de verwachting.',
    left: (minutes) => (minutes < 0 ? `${hoursInProse(-minutes, 'nl')} uur te veel` : `${hoursInProse(minutes, 'nl')} uur over`),
    end: (on) => `± ${shortDate(on)}`,
    spoken: (facts) =>
      `Grafiek van de uren: van de ${hoursInProse(facts.sold, 'nl')} uur ${facts.balance.value < 0 ? `is ${hoursInProse(-facts.balance.value, 'nl')} uur te veel gemaakt` : `zijn er ${hoursInProse(facts.balance.value, 'nl')} over`}.${facts.endsOn ? ` Verwachting: de uren zijn op rond ${longDate(facts.endsOn)}.` : ''}`,
  },
  bookings: {
    columns: { day: 'Datum', text: 'Omschrijving', who: 'Wie', hours: 'Uren', balance: 'Saldo', travel: 'Reis, apart' },
    opening: (rhythm) =>
      `Saldo bij het begin van de ${{ weekly: 'week', monthly: 'maand', 'interim-evaluation': 'campagne', 'final-evaluation': 'campagne' }[rhythm]}`,
    total: (unit, asOf) => `Saldo ${unit} op ${longDate(asOf)}`,
    none: (rhythm) => `${withCapital(period(rhythm))} is er niets geboekt.`,
    travel: (metres, cents) =>
      `Reiskosten in deze unit tot nu toe: ${formatKm(kilometres(metres), 'nl')}, ${formatEuro(cents, 'nl')}. Ze gaan niet van de uren af.`,
    travelOf: (metres, cents) => `${formatKm(kilometres(metres), 'nl')}, ${formatEuro(cents, 'nl')}`,
    what,
  },
  where: {
    visited: 'bezocht',
    booked: 'afgesproken',
    toPlan: 'te plannen',
    spoken: (visited, booked, toPlan) =>
      `Kaart van Nederland met ${visited} bezochte klanten, ${booked} met een afspraak en ${toPlan} nog te plannen.`,
    none: 'Nog geen adressen op de kaart.',
  },
  next: { line: nextLine, none: 'Er staat nog niets in de agenda.' },
  visits: {
    columns: { day: 'Datum', customer: 'Klant', who: 'Wie', outcome: 'Uitkomst', score: 'Cijfer', topics: 'Onderwerpen' },
    outcome: { satisfied: 'tevreden', opportunity: 'kans', complaint: 'klacht', 'not-home': 'niet thuis' },
  },
}

const reportNames: Record<Rhythm, string> = {
  weekly: 'Weekrapport',
  monthly: 'Maandrapport',
  'interim-evaluation': 'Tussentijdse evaluatie',
  'final-evaluation': 'Eindevaluatie',
}

function reportName({ rhythm, number, edition }: Report): string {
  return `${reportNames[rhythm]} ${number}${letterOfEdition(edition)}`
}

function period(rhythm: Rhythm): string {
  return { weekly: 'deze week', monthly: 'deze maand', 'interim-evaluation': 'tot nu toe', 'final-evaluation': 'in deze campagne' }[rhythm]
}

function since(on: Day, rhythm: Rhythm): string {
  return rhythm === 'weekly' ? `op ${shortDate(on)}` : `in ${formatMonth(on, 'nl').split(' ')[0] ?? ''}`
}

function shortDate(on: Day): string {
  return formatDay(on, 'nl').split(' ').slice(1).join(' ')
}

function longDate(on: Day): string {
  return formatDay(on, 'nl', 'date').split(' ').slice(0, 2).join(' ')
}

function customers(count: number): string {
  return count === 1 ? '1 klant' : `${count} klanten`
}

function lead(line: HeadlineLead, rhythm: Rhythm): string {
  if (line.kind === 'over-budget') return `De uren van deze unit zijn met ${formatDuration(line.minutes, 'nl')} overschreden.`
  if (line.kind === 'nothing-yet') return `We staan klaar voor uw ${customers(line.target)}.`
  if (line.kind === 'no-visits-in-period')
    return `Geen bezoeken ${period(rhythm)}; ${line.visited} van uw ${customers(line.target)} bezocht.`
  if (line.kind === 'target-reached')
    return line.visited > line.target
      ? `${customers(line.visited)} bezocht, ${line.visited - line.target} meer dan afgesproken.`
      : `${line.target === 1 ? 'Uw klant is' : `Alle ${customers(line.target)} zijn`} bezocht.`
  if (line.kind === 'visited')
    return line.target > 0 ? `${line.visited} van uw ${customers(line.target)} bezocht.` : `${customers(line.visited)} bezocht.`
  if (line.kind === 'score-changed')
    return `Uw klanten geven nu een ${formatNumber(line.to, 'nl', 1)}; dat was een ${formatNumber(line.from, 'nl', 1)}.`
  if (line.kind === 'complaints-came')
    return line.count === 1 ? `Eén nieuwe klacht ${period(rhythm)}.` : `${line.count} nieuwe klachten ${period(rhythm)}.`
  return `${line.count === 1 ? 'Eén nieuwe kans' : `${line.count} nieuwe kansen`} ${period(rhythm)}.`
}

function summary(line: SummaryLine, rhythm: Rhythm): string {
  if (line.kind === 'score') {
    const grade = `Gemiddeld geven uw klanten een ${formatNumber(line.average, 'nl', 1)} van ${line.of}`
    return line.strongest ? `${grade}, met ‘${line.strongest}’ als sterkste punt.` : `${grade}.`
  }
  if (line.kind === 'complaints') return complaints(line)
  if (line.kind === 'forecast') return expectation(line)
  if (line.kind === 'no-visits') return `${withCapital(period(rhythm))} waren er geen bezoeken. ${agenda(line.booked, line.firstOn)}`
  return `Er is ${formatDuration(line.minutes, 'nl')} meer gewerkt dan deze unit telt. We overleggen graag met u hoe we verdergaan.`
}

function agenda(booked: number, firstOn: Day | null): string {
  if (booked === 0) return 'Er staan nog geen afspraken vast.'
  const first = firstOn ? `${booked === 1 ? ', op' : ', de eerste op'} ${formatDay(firstOn, 'nl')}` : ''
  return `${booked === 1 ? 'Er staat 1 afspraak' : `Er staan ${booked} afspraken`} vast${first}.`
}

function complaints({ theme, count, visited, open }: Extract<SummaryLine, { kind: 'complaints' }>): string {
  const standing = open === 0 ? '' : `${open === 1 ? 'één klacht staat' : `${countsInWords(open, 'nl')} klachten staan`} nog open`
  if (!theme) return `${withCapital(standing)}.`
  const critics = visited === 1 ? 'De bezochte klant' : `${withCapital(countsInWords(count, 'nl'))} van de ${visited} bezochte klanten`
  return `${critics} ${count === 1 ? 'noemt' : 'noemen'} ‘${theme}’ als zorg${standing ? `; ${standing}` : ''}.`
}

function expectation({ visits, target, makesTarget, basis, limit }: Extract<SummaryLine, { kind: 'forecast' }>): string {
  const visitsInWords = visits === 1 ? '1 bezoek' : `${visits} bezoeken`
  if (basis === 'norm')
    return `Met de afgesproken tijd per bezoek ${visits === 1 ? 'is' : 'zijn'} in deze unit ${visitsInWords} mogelijk; na drie bezoeken rekenen we met uw eigen cijfers.`
  if (limit) {
    const chosen = `Met de klanten die nu gekozen zijn ${visits === 1 ? 'komt het' : 'komen we'} op ${visitsInWords}`
    return `${chosen}; de uren laten er ${limit.byHours} toe. Samen kiezen we graag wie we nog meer bezoeken.`
  }
  if (visits > target) return `We verwachten ${visitsInWords} uit deze unit; ${target} was afgesproken.`
  if (makesTarget) return `We verwachten dat alle ${target} afgesproken bezoeken uit deze unit te maken zijn.`
  return `We verwachten ${visits} van de ${target} afgesproken bezoeken uit deze unit.`
}

function hours({ sold, used, overBy, perVisit, plannedPerVisit, basis, endsOn }: Hours): string {
  const start = `Van de ${hoursInProse(sold, 'nl')} uur ${spent(used.value)}${overBy > 0 ? `, ${formatDuration(overBy, 'nl')} meer dan deze unit telt` : ''}.`
  const visit =
    basis === 'norm'
      ? `Voor een bezoek rekenen we ${formatDuration(plannedPerVisit, 'nl')}.`
      : `Een bezoek kost nu ${formatDuration(perVisit, 'nl')}, gepland was ${formatDuration(plannedPerVisit, 'nl')}.`
  return `${start} ${visit}${endsOn && overBy === 0 ? ` De uren zijn op rond ${longDate(endsOn)}.` : ''}`
}

function spent(minutes: number): string {
  if (minutes <= 0) return 'is nog niets gebruikt'
  return `${minutes === 60 ? 'is' : 'zijn'} er ${hoursInProse(minutes, 'nl')} gebruikt`
}

const subjects: Record<EntrySubject, string> = {
  call: 'Telefoongesprek',
  visit: 'Bezoek',
  'travel-time': 'Reistijd',
  preparation: 'Voorbereiding',
  report: 'Rapportage',
  meeting: 'Overleg',
  evaluation: 'Evaluatie',
  'set-up': 'Inrichting',
  other: 'Overig',
}

const entries: Record<Extract<BookingWhat, { kind: 'entry' }>['entryKind'], string> = {
  opening: 'Unit geopend',
  reservation: 'Gereserveerd',
  release: 'Reservering vrijgegeven',
  expiry: 'Vervallen uren',
  'write-off': 'Voor onze rekening',
  overrun: 'Extra uren, met u afgesproken',
}

function what(booking: BookingWhat): string {
  if (booking.kind === 'visit') return `Bezoek ${booking.customer}${booking.town ? `, ${booking.town}` : ''}`
  if (booking.kind === 'calls') {
    const { conversations, attempts = 0 } = booking
    const talks = conversations === 1 ? '1 gesprek' : conversations === 0 ? 'niemand gesproken' : `${conversations} gesprekken`
    const missed = attempts > 0 ? `, ${attempts === 1 ? '1 keer' : `${attempts} keer`} geen gehoor` : ''
    return `Belronde, ${talks}${missed}, ${booking.booked === 0 ? 'geen afspraak' : booking.booked === 1 ? '1 afspraak' : `${booking.booked} afspraken`}`
  }
  if (booking.kind === 'work') return booking.text || subjects[booking.subject]
  if (booking.kind === 'correction')
    return `Correctie: ${booking.reason === callUndone ? 'telefoontje ongedaan gemaakt' : booking.reason || booking.text}`
  // The opening's own text is the office's; the client reads it in the report's language.
  return booking.entryKind === 'opening' ? entries.opening : booking.text || entries[booking.entryKind]
}

function nextLine(line: NextLine): string {
  const day = withCapital(formatDay(line.on, 'nl'))
  if (line.kind === 'meeting') return `${day}: ${meetingName(line.title)}, ${formatTime(line.at)}`
  const count = line.count.value
  if (line.kind === 'calls') return `${day}: ${count === 1 ? '1 telefoongesprek' : `${count} telefoongesprekken`}`
  return `${day}: ${count === 1 ? '1 bezoek' : `${count} bezoeken`}${line.towns.length > 0 ? ` in ${enumeration(line.towns, 'en', 'en elders')}` : ''}`
}

/** Meetings with the client have a kind for a title; anything else is what somebody called it. */
function meetingName(title: string | null): string {
  return (
    { 'kick-off': 'afstemmingsbespreking', 'interim-evaluation': 'tussentijdse evaluatie', 'final-evaluation': 'eindevaluatie' }[
      title ?? ''
    ] ??
    title ??
    'overleg'
  )
}

const changed: Record<ChangedFigure, string> = {
  visits: 'klanten bezocht',
  'visits-in-period': 'bezoeken in de periode',
  appointments: 'afspraken die vaststaan',
  score: 'gemiddeld cijfer',
  opportunities: 'kansen',
  'opportunity-cents': 'waarde van de kansen',
  complaints: 'klachten',
  asks: 'vragen aan u',
  'minutes-used': 'uren gebruikt',
  'minutes-in-period': 'uren in de periode',
  'minutes-left': 'uren over',
  'travel-cents': 'reiskosten',
}

function change({ figure, from, to }: Change): string {
  const shown = (value: number | null) => (value === null ? 'niet gemeten' : shownAs(figure, value))
  return `${withCapital(changed[figure])}: ${shown(to)}, was ${shown(from)}`
}

function shownAs(figure: ChangedFigure, value: number): string {
  if (figure.startsWith('minutes')) return formatDuration(value, 'nl')
  if (figure === 'travel-cents') return formatEuro(value, 'nl')
  if (figure === 'opportunity-cents') return formatEuroWhole(value, 'nl')
  return formatNumber(value, 'nl', figure === 'score' ? 1 : 0)
}
