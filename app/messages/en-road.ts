import { common } from './en/common'
import { nav } from './en/nav'
import { refusals } from './en/refusals'
import { visits } from './en/visits'

/** The words of the day on the road and of the frame around it, in English: a phone takes no more than these (tests/road-words.test.ts). */
export const en = { common, nav, refusals, visits }
