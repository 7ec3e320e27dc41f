import type { Translate } from '#app/messages/i18n'
import type { GroupColour } from '#app/ui/tone'
import type { PlaceName } from './places'

/** Who is logged in, as the menu shows it. */
export interface ShellUser {
  name: string
  initials: string
  role: 'admin' | 'manager' | 'consultant' | 'client'
  /** What a thumb reaches for on a phone stands at the left. */
  leftHanded: boolean
}

export interface PinnedPlace {
  to: string
  label: string
  colour: GroupColour
}

export interface ShellNav {
  /** How many things wait at a place; a place without a number shows none. */
  counts: Partial<Record<PlaceName, number>>
  pinned: readonly PinnedPlace[]
  /** The places this role may enter; all of them when left out. */
  allowed?: readonly PlaceName[]
}

/**
 * What a route may say about the room it needs, as `export const handle: ShellHandle`.
 * rail: the menu shrinks to icons · flush: no padding around the page, it lays itself out to the edges · keys: what the sheet of keys tells of this page.
 */
export interface ShellHandle {
  shell: { rail?: boolean; flush?: boolean; keys?: PageKeys }
}

/** The keys of one page, in the language on the screen. */
export type PageKeys = (t: Translate) => { title: string; keys: readonly { keys: readonly string[]; meaning: string }[] }
