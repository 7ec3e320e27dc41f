import type { actions as nl } from '#app/messages/nl/actions'
import type { SameShape } from '#app/messages/same-shape'

export const actions: SameShape<typeof nl> = {
  title: 'Actions per segment',
}
