/** A width in the figure's own measure for a text at a size. Paper hands in its fonts; the screen may leave the estimate. */
export type Measure = (text: string, size: number) => number

export type Anchor = 'start' | 'middle' | 'end'

/** A text with its place: x belongs to the anchor, y is the baseline. */
export type Label = { text: string; x: number; y: number; anchor: Anchor }

export type Rect = { left: number; top: number; right: number; bottom: number }

export type Spot = { x: number; y: number }

/** About the width of Hanken Grotesk, a little wide, so that a label placed on the estimate still has room in the real font. */
export const estimatedWidth: Measure = (text, size) => text.length * size * 0.56

/**
 * The first candidate that stays within the frame and touches nothing already there; none when each of them collides.
 * The order of the candidates is the order of preference.
 */
export function firstFree(
  candidates: readonly Label[],
  taken: readonly Rect[],
  frame: Rect,
  size: number,
  measure: Measure,
): Label | undefined {
  return candidates.find((label) => {
    const rect = labelRect(label, size, measure)
    return inside(rect, frame) && !taken.some((other) => touching(rect, other))
  })
}

/** The candidate that stays within the frame and touches the least, for a label that has to be there. */
export function leastTouching(
  candidates: readonly Label[],
  taken: readonly Rect[],
  frame: Rect,
  size: number,
  measure: Measure,
): Label | undefined {
  const costs = candidates.map((label) => {
    const rect = labelRect(label, size, measure)
    return taken.filter((other) => touching(rect, other)).length + (inside(rect, frame) ? 0 : 1000)
  })
  return candidates[costs.indexOf(Math.min(...costs))]
}

/** The box of a label's text: from a little above the capitals to a little under the baseline. */
export function labelRect(label: Label, size: number, measure: Measure): Rect {
  const width = measure(label.text, size)
  const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2
  return { left, right: left + width, top: label.y - size * 0.8, bottom: label.y + size * 0.24 }
}

export function touching(one: Rect, other: Rect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

export function inside(inner: Rect, outer: Rect): boolean {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
}

export function around(spot: Spot, reach: number): Rect {
  return { left: spot.x - reach, right: spot.x + reach, top: spot.y - reach, bottom: spot.y + reach }
}

/** Small boxes along a broken line, so that a label can keep clear of the line. */
export function along(spots: readonly Spot[], reach: number): Rect[] {
  return spots.flatMap((spot, index) => {
    const next = spots[index + 1]
    if (!next) return [around(spot, reach)]
    const steps = Math.max(1, Math.ceil(Math.hypot(next.x - spot.x, next.y - spot.y) / (reach * 2)))
    return Array.from({ length: steps }, (_, step) =>
      around({ x: spot.x + ((next.x - spot.x) * step) / steps, y: spot.y + ((next.y - spot.y) * step) / steps }, reach),
    )
  })
}

export function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
