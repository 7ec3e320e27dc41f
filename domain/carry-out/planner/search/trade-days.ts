import type { Tours } from './tours'

/** More pairs than this are not tried: a second's work at most. */
const mostTries = 3000

/**
 * Lets two tours trade all their visits, as long as that is worth more: whole days that go to their own manager, to a day that is liked better or to who has
 * less to do. Visits that move one at a time never get there, since a second drive out lies in between. Tours with something that stands stay.
 */
export function tradeDays(tours: Tours, worthOf: (tours: Tours) => number): void {
  const { limits } = tours.field
  if (!limits) return
  let worth = worthOf(tours)
  let lists = tours.lists()
  const isFree = (tour: number) => tours.visitsOf(tour).every((visit) => limits.held[visit] === 0)
  const free = lists.map((_, tour) => tour).filter(isFree)
  let tries = 0
  for (const [index, one] of free.entries()) {
    for (const other of free.slice(index + 1)) {
      if ((tours.size[one] as number) + (tours.size[other] as number) === 0) continue
      if (++tries > mostTries) return
      const [first, second] = [tours.visitsOf(one), tours.visitsOf(other)]
      const traded = lists.map((list, tour) => (tour === one ? second : tour === other ? first : list))
      tours.load(traded)
      const found = tours.isSound() ? worthOf(tours) : Number.NEGATIVE_INFINITY
      if (found > worth + 1e-9) {
        worth = found
        lists = tours.lists()
      } else tours.load(lists)
    }
  }
}
