/** The two clients of the matrix, and 'C' for a campaign of A on which others work. */
export type Letter = 'A' | 'B' | 'C'

/**
 * Words that stand in the texts of one client, or of one campaign, and nowhere else: who reads them has seen it. `team` is for our people only, `secret` for whoever
 * looks after the customer and for managers.
 */
export function canariesOf(letter: Letter) {
  let made = 0
  const next = (mark: string) => `KANARIE-${letter}-${++made}${mark}`
  return { plain: () => next(''), team: () => `${next('')} KANARIE-S-${made}`, secret: () => `${next('')} KANARIE-P-${made}` }
}

/** Which canaries stand in a text: 'A', 'B' and 'C' for whose they are, 'S' for team words, 'P' for private ones. Line breaks do not hide one. */
export function canariesIn(text: string): Set<string> {
  return new Set([...text.replace(/\s+/g, '').matchAll(/kanarie-([abcsp])-\d/gi)].map(([, mark = '']) => mark.toUpperCase()))
}
