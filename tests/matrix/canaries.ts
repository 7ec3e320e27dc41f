/** The two clients of the matrix. */
export type Letter = 'A' | 'B'

/**
 * Words that stand in the texts of one client and nowhere else: who reads them has seen that client. `team` is for our people only, `secret` for whoever
 * looks after the customer and for managers.
 */
export function canariesOf(letter: Letter) {
  let made = 0
  const next = (mark: string) => `KANARIE-${letter}-${++made}${mark}`
  return { plain: () => next(''), team: () => `${next('')} KANARIE-S-${made}`, secret: () => `${next('')} KANARIE-P-${made}` }
}

/** Which canaries stand in a text: 'A' and 'B' for the clients, 'S' for team words, 'P' for private ones. Line breaks do not hide one. */
export function canariesIn(text: string): Set<string> {
  return new Set([...text.replace(/\s+/g, '').matchAll(/kanarie-([absp])-\d/gi)].map(([, mark = '']) => mark.toUpperCase()))
}
