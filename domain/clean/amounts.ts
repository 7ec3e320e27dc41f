import { tidyBlanks } from './text'

/**
 * An amount as whole cents: "€ 84.200,-", "84.200", "1.234,56", "1,234.56", "84200", "(1.200)", "-12,5", "84k". A point or comma before exactly
 * three figures parts thousands, before one or two figures it is the decimal sign. Null when it is no amount.
 */
export function readCents(text: string): number | null {
  const bare = tidyBlanks(text)
    .replace(/^(?:€|eur|euro|\$|£)\s*|\s*(?:€|eur|euro)$/gi, '')
    .replace(/[\s']/g, '')
  const parts = /^([-+(]*)(?:€|eur)?(-?)(\d[\d.,]*)(?:,?[-–=]+)?(k|m|mln)?\)?$/i.exec(bare)
  if (!parts) return null
  const [, before = '', minus = '', digits = '', scale = ''] = parts
  const value = decimalOf(digits)
  if (value === null) return null
  const times = scale === '' ? 1 : scale.toLowerCase() === 'k' ? 1_000 : 1_000_000
  const cents = Math.round(value * times * 100)
  const negative = before.includes('-') || before.includes('(') || minus !== '' || /\d-$/.test(bare)
  return Number.isSafeInteger(cents) ? (negative && cents !== 0 ? -cents : cents) : null
}

/** "1.234,5" → 1234.5, "1,234.5" → 1234.5, "4.8165584" → 4.8165584 where `decimals` may be many. */
export function readDecimal(text: string): number | null {
  const bare = tidyBlanks(text).replace(',', '.')
  return /^-?\d{1,4}(\.\d+)?$/.test(bare) ? Number(bare) : null
}

function decimalOf(digits: string): number | null {
  const text = digits.replace(/[.,]+$/, '')
  const point = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  const last = Math.max(point, comma)
  if (last < 0) return Number(text)
  const both = point >= 0 && comma >= 0
  const sign = text[last] as string
  const several = text.split(sign).length > 2
  const decimals = text.length - last - 1
  const isDecimalSign = !several && (both || decimals !== 3)
  const whole = (isDecimalSign ? text.slice(0, last) : text).replace(/[.,]/g, '')
  const value = Number(isDecimalSign ? `${whole || '0'}.${text.slice(last + 1)}` : whole)
  return Number.isFinite(value) ? value : null
}
