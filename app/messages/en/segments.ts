import type { segments as nl } from '#app/messages/nl/segments'
import type { SameShape } from '#app/messages/same-shape'

export const segments: SameShape<typeof nl> = {
  title: 'Segments',
}
