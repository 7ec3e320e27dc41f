import type { refusals as nl } from '#app/messages/nl/refusals'
import type { SameShape } from '#app/messages/same-shape'

export const refusals: SameShape<typeof nl> = {
  erased: 'This customer was erased. Nothing is added any more.',
  title: 'This cannot be done',
  required: 'Fill this in.',
  unreadable: 'We cannot read this. Please check it.',
  tooLong: 'This is too long. Shorten it.',
  'used-twice': 'This form was sent before with something else in it. Load the page again and see what it says.',
}
