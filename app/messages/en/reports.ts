import type { reports as nl } from '#app/messages/nl/reports'
import type { SameShape } from '#app/messages/same-shape'

export const reports: SameShape<typeof nl> = {
  title: 'Reports',
}
