import type { campaigns as nl } from '#app/messages/nl/campaigns'
import type { SameShape } from '#app/messages/same-shape'

export const campaigns: SameShape<typeof nl> = {
  title: 'Campaigns',
}
