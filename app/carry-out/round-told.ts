import type { Translate } from '#app/messages/i18n'
import type { formatsIn } from '#app/messages/use-format'
import type { ToldInRound } from '#db/round-told'

const texts = ['problem', 'agreed', 'opens', 'approach', 'avoid', 'askFor', 'wishes'] as const

type Told = Partial<ToldInRound>
type Format = Pick<ReturnType<typeof formatsIn>, 'day'>

/** What the client told us about a customer, in lines with a heading each: the problem first, the wishes about days, times and person last. */
export function toldLines(told: Told, t: Translate, format: Format): { key: string; label: string; text: string }[] {
  const said = texts.flatMap((key) => (told[key] ? [{ key, label: t(`run:inventory.${key}`), text: told[key] }] : []))
  const wish = wishText(told, t, format)
  return wish ? [...said, { key: 'wishDays', label: t('run:inventory.wishDays'), text: wish }] : said
}

function wishText({ wishDays = [], wishFrom, wishUntil, wishStaff, bestDays = [], wishBy }: Told, t: Translate, format: Format): string {
  const named = (list: readonly number[]) => list.map((day) => t(`run:inventory.weekdays.d${day as 1}`)).join(', ')
  const times = [wishFrom && `${t('run:inventory.wishFrom')} ${wishFrom}`, wishUntil && `${t('run:inventory.wishUntil')} ${wishUntil}`]
  const best = bestDays.length > 0 && t('run:inventory.bestDaysAre', { days: named(bestDays) })
  const by = wishBy && t('run:inventory.wishByIs', { day: format.day(wishBy) })
  return [named(wishDays), best, times.filter(Boolean).join(' '), by, wishStaff].filter(Boolean).join(' · ')
}
