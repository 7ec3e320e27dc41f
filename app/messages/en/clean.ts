import type { clean as nl } from '#app/messages/nl/clean'
import type { SameShape } from '#app/messages/same-shape'

export const clean: SameShape<typeof nl> = {
  title: 'List in order',
}
