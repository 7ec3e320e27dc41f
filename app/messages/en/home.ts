import type { home as nl } from '#app/messages/nl/home'
import type { SameShape } from '#app/messages/same-shape'

export const home: SameShape<typeof nl> = {
  title: 'Today',
}
