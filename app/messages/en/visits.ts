import type { visits as nl } from '#app/messages/nl/visits'
import type { SameShape } from '#app/messages/same-shape'

export const visits: SameShape<typeof nl> = {
  title: 'Visits',
}
