import { actions } from './nl/actions'
import { agenda } from './nl/agenda'
import { auth } from './nl/auth'
import { campaigns } from './nl/campaigns'
import { clean } from './nl/clean'
import { common } from './nl/common'
import { desk } from './nl/desk'
import { followUps } from './nl/followUps'
import { handover } from './nl/handover'
import { home } from './nl/home'
import { hours } from './nl/hours'
import { kickOff } from './nl/kickOff'
import { lists } from './nl/lists'
import { money } from './nl/money'
import { nav } from './nl/nav'
import { planner } from './nl/planner'
import { privacy } from './nl/privacy'
import { refusals } from './nl/refusals'
import { relations } from './nl/relations'
import { reports } from './nl/reports'
import { run } from './nl/run'
import { segments } from './nl/segments'
import { settings } from './nl/settings'
import { units } from './nl/units'
import { visits } from './nl/visits'

/** Every Dutch screen text, by namespace. The keys of all languages are those of this one. */
export const nl = {
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
} as const
