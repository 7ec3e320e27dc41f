import { i18nFor } from '#app/http/language.server'
import { formatsIn } from '#app/messages/use-format'
import { burnDownSizes } from '#app/ui/figures/sizes'
import type { UnitFigures } from '#db/forecast'
import type { ContractedLedger } from '#db/units'
import { type Day, dayFrom, daysBetween, partsOf } from '#domain/calendar/day'
import { formatMonthShort, type Language } from '#domain/language/format'
import { type BurnDown, burnDown } from '#domain/units/burn-down'
import { type BurnDownFigure, type BurnDownWords, burnDownFigure } from '#reports/figures/burn-down'
import type { Outlook } from './outlook'

export type BurnDownDrawing = { wide: BurnDownFigure; narrow: BurnDownFigure; label: string }

/** The burn-down of a unit, drawn for a wide and a narrow screen. */
export function drawBurnDown(
  ledger: ContractedLedger,
  figures: UnitFigures,
  outlook: Outlook & { spread: number },
  language: Language,
): BurnDownDrawing {
  const { unit, facts } = figures
  const data = burnDown({
    entries: ledger.entries,
    period: { from: unit.startsOn, to: unit.endsOn },
    today: facts.today,
    workload: facts.workload,
    spread: outlook.spread,
  })
  const words = wordsFor(data, outlook, language)
  const drawn = byWeek(data, outlook.endsOn)
  return {
    wide: burnDownFigure(drawn, words, burnDownSizes.wide),
    narrow: burnDownFigure(drawn, words, burnDownSizes.narrow),
    label: spoken(outlook, language),
  }
}

/** A point a week, counted from today: day by day, weekends draw a staircase. The day the hours are gone keeps its own point. */
function byWeek({ points, ...data }: BurnDown, endsOn: Day | null): BurnDown {
  const isKept = ({ day }: BurnDown['points'][number], at: number) =>
    at === 0 || at === points.length - 1 || day === endsOn || daysBetween(data.today, day) % 7 === 0
  return { ...data, points: points.filter(isKept) }
}

function wordsFor(data: BurnDown, { balance, endsOn }: Outlook, language: Language): BurnDownWords {
  const t = i18nFor(language).getFixedT(language, ['common', 'units'])
  const format = formatsIn(language)
  const days = data.points.map(({ day }) => day)
  const [first = data.today, last = data.today] = [days[0], days.at(-1)]
  return {
    left: t('units:chart.left', { hours: hoursOf(balance, format) }),
    today: t('today'),
    end: endsOn ? t('units:chart.end', { day: format.day(endsOn, 'brief') }) : '',
    months: monthsBetween(first, last).map((on) => ({ on, label: formatMonthShort(on, language) })),
  }
}

function spoken({ balance, sold, endsOn }: Outlook, language: Language): string {
  const t = i18nFor(language).getFixedT(language, ['common', 'units'])
  const format = formatsIn(language)
  const end = endsOn ? t('units:chart.spokenEnd', { day: format.day(endsOn, 'date') }) : t('units:chart.spokenNoEnd')
  return t('units:chart.spoken', { left: hoursOf(balance, format), sold: hoursOf(sold, format), end })
}

function monthsBetween(first: Day, last: Day): Day[] {
  const { year, month } = partsOf(first)
  const starts = Array.from({ length: 40 }, (_, at) => dayFrom(year, month + at + 1, 1))
  return starts.filter((day) => day > first && day <= last)
}

function hoursOf(minutes: number, format: ReturnType<typeof formatsIn>): string {
  return format.hours(minutes)
}
