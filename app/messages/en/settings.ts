import type { settings as nl } from '#app/messages/nl/settings'
import type { SameShape } from '#app/messages/same-shape'

export const settings: SameShape<typeof nl> = {
  title: 'Settings',
}
