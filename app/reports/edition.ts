/** The first edition of a report has no letter, its correction is a, the next b. */
export function letterOf(edition: number): string {
  return edition > 0 ? String.fromCharCode(96 + Math.min(26, edition)) : ''
}
