import { actions } from './en/actions'
import { agenda } from './en/agenda'
import { auth } from './en/auth'
import { campaigns } from './en/campaigns'
import { clean } from './en/clean'
import { common } from './en/common'
import { desk } from './en/desk'
import { followUps } from './en/followUps'
import { handover } from './en/handover'
import { home } from './en/home'
import { hours } from './en/hours'
import { kickOff } from './en/kickOff'
import { lists } from './en/lists'
import { money } from './en/money'
import { nav } from './en/nav'
import { planner } from './en/planner'
import { privacy } from './en/privacy'
import { refusals } from './en/refusals'
import { relations } from './en/relations'
import { reports } from './en/reports'
import { run } from './en/run'
import { segments } from './en/segments'
import { settings } from './en/settings'
import { units } from './en/units'
import { visits } from './en/visits'
import type { nl } from './nl'
import type { SameShape } from './same-shape'

/** Every English screen text, by namespace. */
export const en = {
  actions,
  agenda,
  auth,
  campaigns,
  clean,
  common,
  desk,
  followUps,
  handover,
  home,
  hours,
  lists,
  money,
  kickOff,
  nav,
  planner,
  privacy,
  refusals,
  relations,
  reports,
  run,
  segments,
  settings,
  units,
  visits,
} satisfies SameShape<typeof nl>
