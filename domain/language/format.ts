/**
 * Numbers, amounts, days and times in words of the two languages. The tables are our own: the bytes are the same on every
 * version of Node and in every time zone of a server, so that a report can be made again byte for byte.
 * Halves are rounded away from zero.
 */
export type Language = 'nl' | 'en'

export const languages: readonly Language[] = ['nl', 'en']

/** Hours as the ledger shows them, from whole minutes: '38,50' or '38.50'. */
export function formatHours(minutes: number, language: Language): string {
  return formatNumber(minutes / 60, language, 2)
}

/** A length of time in prose, from whole minutes: '2 u 10' or '2 h 10', '45 min', '3 u'. */
export function formatDuration(minutes: number, language: Language): string {
  const whole = Math.abs(Math.round(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  const hourSign = language === 'nl' ? 'u' : 'h'
  const words = hours === 0 ? `${rest} min` : rest === 0 ? `${hours} ${hourSign}` : `${hours} ${hourSign} ${String(rest).padStart(2, '0')}`
  return signed(minutes < 0 && whole > 0, words)
}

/** An amount from whole cents: '€ 1.214,20' or '€1,214.20'. */
export function formatEuro(cents: number, language: Language): string {
  return euro(cents, language, 2)
}

/** An amount from whole cents, shown in whole euros: '€ 96.000' or '€96,000'. */
export function formatEuroWhole(cents: number, language: Language): string {
  return euro(cents, language, 0)
}

export function formatNumber(value: number, language: Language, decimals = 0): string {
  const [whole = '0', fraction = ''] = rounded(Math.abs(value), decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'nl' ? '.' : ',')
  const shown = fraction ? `${grouped}${language === 'nl' ? ',' : '.'}${fraction}` : grouped
  return signed(value < 0 && /[1-9]/.test(shown), shown)
}

/** A number that always shows which way it went: '+4', '−2', '0'. */
export function formatChange(value: number, language: Language, decimals = 0): string {
  const shown = formatNumber(value, language, decimals)
  return value > 0 && /[1-9]/.test(shown) ? `+${shown}` : shown
}

/** Kilometres, with one decimal only where there is one: '612 km', '20,5 km'. */
export function formatKm(km: number, language: Language): string {
  return `${formatNumber(km, language, Number.isInteger(km) ? 0 : 1)} km`
}

/** A share of one as a percentage: 0.96 is '96%'. */
export function formatPercent(share: number, language: Language, decimals = 0): string {
  return `${formatNumber(share * 100, language, decimals)}%`
}

/**
 * short 'do 20 nov', medium 'do 20 nov 2025', long 'dinsdag 18 november 2025', date '18 november 2025', digits '18-11-2025',
 * and within a year that is clear: plain '18 november', brief '18 nov'.
 */
export type DayStyle = 'short' | 'medium' | 'long' | 'date' | 'digits' | 'plain' | 'brief'

/** A day 'YYYY-MM-DD' in words. */
export function formatDay(day: string, language: Language, style: DayStyle = 'short'): string {
  const { year, month, dayOfMonth, weekday } = readDay(day)
  const words = names[language]
  const [longDay, longMonth] = [words.weekdays[weekday] ?? '', words.months[month] ?? '']
  const [shortDay, shortMonth] = [words.shortWeekdays[weekday] ?? '', words.shortMonths[month] ?? '']
  if (style === 'digits')
    return day
      .split('-')
      .reverse()
      .join(language === 'nl' ? '-' : '/')
  if (style === 'date') return `${dayOfMonth} ${longMonth} ${year}`
  if (style === 'plain') return `${dayOfMonth} ${longMonth}`
  if (style === 'brief') return `${dayOfMonth} ${shortMonth}`
  if (style === 'long') return `${longDay} ${dayOfMonth} ${longMonth} ${year}`
  return `${shortDay} ${dayOfMonth} ${shortMonth}${style === 'medium' ? ` ${year}` : ''}`
}

/** The month of a day: 'november 2025' or 'November 2025'. */
export function formatMonth(day: string, language: Language): string {
  const { year, month } = readDay(day)
  return `${names[language].months[month] ?? ''} ${year}`
}

/** The month of a day under the axis of a chart: 'nov' or 'Nov'. */
export function formatMonthShort(day: string, language: Language): string {
  return names[language].shortMonths[readDay(day).month] ?? ''
}

/** A clock time: '10:15' in both languages. Takes 'HH:MM', or minutes after midnight. */
export function formatTime(time: string | number): string {
  if (typeof time === 'string') return time.slice(0, 5)
  return `${String(Math.floor(time / 60) % 24).padStart(2, '0')}:${String(Math.floor(time) % 60).padStart(2, '0')}`
}

/** A run of days, as short as it can be said: '17–23 november 2025', '27 oktober – 2 november 2025', 'november 2025'. */
export function formatPeriod(period: { from: string; to: string }, language: Language): string {
  const [from, to] = [readDay(period.from), readDay(period.to)]
  const end = formatDay(period.to, language, 'date')
  if (period.from === period.to) return end
  if (from.year !== to.year) return `${formatDay(period.from, language, 'date')} – ${end}`
  if (from.month !== to.month) return `${from.dayOfMonth} ${names[language].months[from.month] ?? ''} – ${end}`
  const wholeMonth = from.dayOfMonth === 1 && to.dayOfMonth === lastDayOfMonth(to.year, to.month)
  return wholeMonth ? formatMonth(period.to, language) : `${from.dayOfMonth}–${end}`
}

const minus = '\u2212'

function signed(negative: boolean, text: string): string {
  return negative ? `${minus}${text}` : text
}

function euro(cents: number, language: Language, decimals: 0 | 2): string {
  const amount = formatNumber(Math.abs(cents) / 100, language, decimals)
  return signed(cents < 0 && /[1-9]/.test(amount), language === 'nl' ? `€ ${amount}` : `€${amount}`)
}

// Scaled by way of the decimal notation: 1.005 * 100 is 100.49999999999999, but '1.005e2' reads as 100.5.
function rounded(value: number, decimals: number): string {
  const scaled = Math.round(Number(`${plain(value)}e${decimals}`))
  return decimals === 0 ? plain(scaled) : Number(`${plain(scaled)}e-${decimals}`).toFixed(decimals)
}

function plain(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(12) : text
}

function readDay(day: string) {
  const [year, month, dayOfMonth] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))]
  return { year, month, dayOfMonth, weekday: new Date(Date.UTC(year, month, dayOfMonth)).getUTCDay() }
}

function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
}

const names = {
  nl: {
    weekdays: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
    shortWeekdays: ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'],
    months: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
    shortMonths: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  },
  en: {
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    shortWeekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
} as const
