import type { Field } from './field'

/** Of every visit the nearest others, in driving and in time: near[visit * count + k], nearest first. */
export function nearOf(field: Field, wanted: number): { near: Int32Array; count: number } {
  const { visits, places, drive, place, service } = field
  const count = Math.max(0, Math.min(visits - 1, wanted))
  const near = new Int32Array(visits * count)
  const { opens, closes } = hullOf(field)
  const apart = new Float64Array(visits)
  for (let visit = 0; visit < visits; visit++) {
    for (let other = 0; other < visits; other++) {
      const away = Math.min(
        drive[(place[visit] as number) * places + (place[other] as number)] as number,
        drive[(place[other] as number) * places + (place[visit] as number)] as number,
      )
      const waitAfter = (opens[other] as number) - ((closes[visit] as number) + (service[visit] as number) + away)
      const waitBefore = (opens[visit] as number) - ((closes[other] as number) + (service[other] as number) + away)
      apart[other] = other === visit ? Number.POSITIVE_INFINITY : away + 0.2 * Math.max(0, waitAfter, waitBefore)
    }
    nearest(apart, near, visit * count, count)
  }
  return { near, count }
}

/** Of each visit the first and the last moment at which it can begin on any tour. */
function hullOf({ visits, kind, opens, closes }: Field) {
  const hull = { opens: new Float64Array(visits).fill(Number.POSITIVE_INFINITY), closes: new Float64Array(visits).fill(0) }
  for (const one of new Set(kind)) {
    for (let visit = 0; visit < visits; visit++) {
      const row = one * visits + visit
      if ((opens[row] as number) > (closes[row] as number)) continue
      hull.opens[visit] = Math.min(hull.opens[visit] as number, opens[row] as number)
      hull.closes[visit] = Math.max(hull.closes[visit] as number, closes[row] as number)
    }
  }
  return hull
}

// Keeps the smallest so far in order: for a few dozen out of thousands that is quicker than sorting them all.
function nearest(apart: Float64Array, into: Int32Array, from: number, count: number) {
  let kept = 0
  for (let other = 0; other < apart.length; other++) {
    const away = apart[other] as number
    if (kept === count && away >= (apart[into[from + kept - 1] as number] as number)) continue
    if (away === Number.POSITIVE_INFINITY) continue
    let at = kept < count ? kept++ : kept - 1
    while (at > 0 && (apart[into[from + at - 1] as number] as number) > away) {
      into[from + at] = into[from + at - 1] as number
      at--
    }
    into[from + at] = other
  }
}
