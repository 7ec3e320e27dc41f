import { never } from './field'
import { Insertions } from './insertions'
import type { Tours } from './tours'

/** Puts in visits for as long as any fits, each time the one with the most value (to a power) per time lost. */
export function fill(tours: Tours, power = 2) {
  const { field } = tours
  const insertions = new Insertions(tours)
  const { cost, spot } = insertions
  const { visits } = field
  const left = new Int32Array(visits)
  let count = 0
  for (let visit = 0; visit < visits; visit++) if ((tours.tour[visit] as number) < 0) left[count++] = visit
  const worth = Float64Array.from(field.value, (value) => value ** power)
  for (let tour = 0; tour < field.tours; tour++) insertions.price(tour, left, count)
  for (;;) {
    let best = -1
    let bestTour = -1
    let most = 0
    for (let k = 0; k < count; k++) {
      const visit = left[k] as number
      for (let tour = 0; tour < field.tours; tour++) {
        const lost = cost[tour * visits + visit] as number
        if (lost >= never) continue
        const gain = (worth[visit] as number) / (Math.max(0, lost) + 1)
        if (gain > most) {
          most = gain
          best = k
          bestTour = tour
        }
      }
    }
    if (best < 0) return
    const visit = left[best] as number
    insertions.price(bestTour, left.subarray(best, best + 1), 1)
    const after = spot[bestTour * visits + visit] as number
    if (after < 0) continue
    left[best] = left[--count] as number
    tours.link(visit, bestTour, after)
    tours.update(bestTour)
    insertions.price(bestTour, left, count)
  }
}
