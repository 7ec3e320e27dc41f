import type { TFunction } from 'i18next'
import type { formatsIn } from '#app/messages/use-format'

/** How a unit stands, before the work is done: '38,50 u over, 18,00 vast, 20,50 vrij (Unit 2)'. */
export function standingWords(
  { unit, minutes, held, free }: { unit: string; minutes: number; held: number; free: number },
  t: TFunction<['common', 'visits', 'units']>,
  format: ReturnType<typeof formatsIn>,
): string {
  return t('units:standing', { unit, left: format.hours(minutes), held: format.hours(held), free: format.hours(free) })
}
