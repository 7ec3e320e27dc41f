import type { GroupColour } from '#app/ui/tone'

/** The colour of a segment as the parts of the screen call it. */
export const groupOf: Record<'A' | 'B' | 'C' | 'D' | 'E', GroupColour> = { A: 'a', B: 'b', C: 'c', D: 'd', E: 'e' }
