import type { GroupColour } from '#app/ui/tone'
import type { PlaceName } from './places'

/** Who is logged in, as the menu shows it. */
export interface ShellUser {
  name: string
  initials: string
  role: 'admin' | 'manager' | 'consultant' | 'client'
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
 * rail: the menu shrinks to icons · flush: no padding around the page, it lays itself out to the edges.
 */
export interface ShellHandle {
  shell: { rail?: boolean; flush?: boolean }
}
