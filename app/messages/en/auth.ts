import type { auth as nl } from '#app/messages/nl/auth'
import type { SameShape } from '#app/messages/same-shape'

export const auth: SameShape<typeof nl> = {
  title: 'Log in',
}
