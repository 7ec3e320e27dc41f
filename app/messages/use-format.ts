import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Moment, wallClock } from '#domain/calendar/moment'
import {
  type DayStyle,
  formatChange,
  formatDay,
  formatDuration,
  formatEuro,
  formatEuroWhole,
  formatHours,
  formatKm,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatTime,
  type Language,
} from '#domain/language/format'
import { defaultLanguage, isLanguage } from './languages'

/** The ways of writing numbers, amounts, days and times, bound to one language: `format.duration(130)` is '2 u 10'. */
export function formatsIn(language: Language) {
  return {
    language,
    number: (value: number, decimals?: number) => formatNumber(value, language, decimals),
    change: (value: number, decimals?: number) => formatChange(value, language, decimals),
    percent: (share: number, decimals?: number) => formatPercent(share, language, decimals),
    /** Ledger hours from whole minutes: '38,50'. */
    hours: (minutes: number) => formatHours(minutes, language),
    /** Prose from whole minutes: '2 u 10'. */
    duration: (minutes: number) => formatDuration(minutes, language),
    euro: (cents: number) => formatEuro(cents, language),
    euroWhole: (cents: number) => formatEuroWhole(cents, language),
    km: (km: number) => formatKm(km, language),
    day: (day: string, style?: DayStyle) => formatDay(day, language, style),
    month: (day: string) => formatMonth(day, language),
    period: (period: { from: string; to: string }) => formatPeriod(period, language),
    time: formatTime,
    /** The clock on the wall in the Netherlands at a moment: '13:15'. */
    timeAt: (moment: Moment) => wallClock(moment).time,
    /** Day and clock of a moment: 'do 20 nov, 13:15'. */
    momentAt: (moment: Moment) => {
      const { day, time } = wallClock(moment)
      return `${formatDay(day, language)}, ${time}`
    },
    /** The size of a file: '2,3 MB'. */
    bytes: (count: number) =>
      count < 1_000_000
        ? `${formatNumber(Math.ceil(count / 1000), language)} kB`
        : `${formatNumber(count / 1_000_000, language, count % 1_000_000 === 0 ? 0 : 1)} MB`,
  }
}

/** The formats of the language on the screen. */
export function useFormat() {
  const { language } = useTranslation().i18n
  return useMemo(() => formatsIn(isLanguage(language) ? language : defaultLanguage), [language])
}
