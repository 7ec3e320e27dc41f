import type { relations as nl } from '#app/messages/nl/relations'
import type { SameShape } from '#app/messages/same-shape'

export const relations: SameShape<typeof nl> = {
  title: 'Relations',
}
