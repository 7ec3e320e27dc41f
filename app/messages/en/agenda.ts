import type { agenda as nl } from '#app/messages/nl/agenda'
import type { SameShape } from '#app/messages/same-shape'

export const agenda: SameShape<typeof nl> = {
  title: 'Calendar',
}
