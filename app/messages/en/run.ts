import type { run as nl } from '#app/messages/nl/run'
import type { SameShape } from '#app/messages/same-shape'

export const run: SameShape<typeof nl> = {
  title: 'Carry out',
}
