import type { units as nl } from '#app/messages/nl/units'
import type { SameShape } from '#app/messages/same-shape'

export const units: SameShape<typeof nl> = {
  title: 'Units',
}
