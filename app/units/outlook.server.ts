import type { UnitFigures } from '#db/forecast'
import { forecast } from '#domain/units/forecast'
import type { Outlook } from './outlook'

/** The outlook of a unit from its figures. */
export function outlookOf({ facts, standing }: UnitFigures): Outlook & { spread: number } {
  const { possible: _, ...expected } = forecast(facts)
  const { sold, extra, balance, held, free } = standing
  return { ...expected, sold, extra, balance, held, free, today: facts.today }
}
