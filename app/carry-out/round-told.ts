import type { Translate } from '#app/messages/i18n'
import type { ToldInRound } from '#db/round-told'

const texts = ['problem', 'agreed', 'opens', 'approach', 'avoid', 'askFor', 'wishes'] as const

type Told = Partial<ToldInRound>

/** What the client told us about a customer, in lines with a heading each: the problem first, the wishes about days, times and person last. */
export function toldLines(told: Told, t: Translate): { key: string; label: string; text: string }[] {
  const said = texts.flatMap((key) => (told[key] ? [{ key, label: t(`run:inventory.${key}`), text: told[key] }] : []))
  const wish = wishText(told, t)
  return wish ? [...said, { key: 'wishDays', label: t('run:inventory.wishDays'), text: wish }] : said
}

function wishText({ wishDays = [], wishFrom, wishUntil, wishStaff }: Told, t: Translate): string {
  const days = wishDays.map((day) => t(`run:inventory.weekdays.d${day as 1}`)).join(', ')
  const times = [wishFrom && `${t('run:inventory.wishFrom')} ${wishFrom}`, wishUntil && `${t('run:inventory.wishUntil')} ${wishUntil}`]
  return [days, times.filter(Boolean).join(' '), wishStaff].filter(Boolean).join(' · ')
}
