import { type Day, dayFrom, daysBetween, partsOf } from '#domain/calendar/day'
import { formatDay, formatHours, formatMonthShort, type Language } from '#domain/language/format'
import type { BookingLine, ReportContent } from '#domain/reporting/report-content'
import type { WordedBooking, WordedReport } from './worded'
import type { VisitReportWords } from './words'

/** The burn-down with its sentence. */
export function hours(
  { hours: facts, burnDown, report }: ReportContent,
  words: VisitReportWords,
  language: Language,
): WordedReport['hours'] {
  const { today, done, forecast, plan, note } = words.burnDown
  return {
    heading: words.headings.hours(report.rhythm),
    summary: words.hours(facts),
    burnDown,
    words: {
      left: words.burnDown.left(facts.balance.value),
      today,
      end: facts.endsOn ? words.burnDown.end(facts.endsOn) : '',
      months: monthsOf(burnDown.points.map((point) => point.day)).map((on) => ({ on, label: formatMonthShort(on, language) })),
    },
    spoken: words.burnDown.spoken(facts),
    key: { done, forecast, plan, note },
  }
}

/** The first day of every month that begins within the days. */
function monthsOf(days: readonly Day[]): Day[] {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const { year, month } = partsOf(first)
  const begins = Array.from({ length: Math.ceil(daysBetween(first, last) / 28) + 1 }, (_, count) => dayFrom(year, month + count, 1))
  return begins.filter((day) => day >= first && day <= last)
}

/** The ledger of the period, with travel in a column of its own. */
export function bookings(
  { bookings: ledger, hours: facts, unit, report }: ReportContent,
  words: VisitReportWords,
  language: Language,
): WordedReport['bookings'] {
  const { inPeriod, total } = facts.travel
  const startsHere = ledger.rows[0]?.what.kind === 'entry' && ledger.rows[0].what.entryKind === 'opening'
  const empty: WordedBooking = { day: '', text: '', who: '', hours: '', balance: '', travel: '' }
  return {
    heading: words.headings.bookings(report.rhythm),
    columns: words.bookings.columns,
    opening: startsHere ? null : { ...empty, text: words.bookings.opening(report.rhythm), balance: formatHours(ledger.opening, language) },
    rows: ledger.rows.map((row) => ({ ...bookingRow(row, words, language), sources: row.sources })),
    total: {
      ...empty,
      text: words.bookings.total(unit, report.asOf),
      balance: formatHours(ledger.closing, language),
      travel: inPeriod.metres + inPeriod.cents > 0 ? words.bookings.travelOf(inPeriod.metres, inPeriod.cents) : '',
    },
    none: words.bookings.none(report.rhythm),
    travel: total.metres + total.cents > 0 ? words.bookings.travel(total.metres, total.cents) : '',
  }
}

function bookingRow({ on, what, who, minutes, balance, travel }: BookingLine, words: VisitReportWords, language: Language): WordedBooking {
  return {
    day: formatDay(on, language),
    text: words.bookings.what(what),
    who: who ?? '',
    // The hours that were bought stand under the balance only: in the column of hours they would read as used.
    hours: what.kind === 'entry' && what.entryKind === 'opening' ? '' : formatHours(minutes, language),
    balance: formatHours(balance, language),
    travel: travel ? words.bookings.travelOf(travel.metres, travel.cents) : '',
  }
}
