import type { refusals as nl } from '#app/messages/nl/refusals'
import type { SameShape } from '#app/messages/same-shape'

export const refusals: SameShape<typeof nl> = {
  title: 'This cannot be done',
}
