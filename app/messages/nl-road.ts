import { common } from './nl/common'
import { nav } from './nl/nav'
import { refusals } from './nl/refusals'
import { visits } from './nl/visits'

/** The words of the day on the road and of the frame around it, in Dutch: a phone takes no more than these (tests/road-words.test.ts). */
export const nl = { common, nav, refusals, visits }
