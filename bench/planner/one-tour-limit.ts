import type { Field } from '#domain/carry-out/planner/search/field'

/**
 * Whether one tour can be worth `target` at all, and such a tour when there is one. An exact method, slow and apart from the search: tours that may come back to
 * a visit once it is forgotten (ng-routes: Baldacci, Mingozzi, Roberti 2011) are worth at least as much as real ones, so where those stay below the target
 * every tour does. What the best of them come back to is remembered the next time; the direction changes every time, and what one direction knows of the
 * beginnings tells the other which ends are of no use. For whole values and fields of one tour without limits; null when it would take more than
 * `mostLabels` at once.
 */
export function oneTourReaching(field: Field, target: number, mostLabels = 6_000_000): { reachable: boolean; tour: number[] } | null {
  const forth = oneWay(field)
  const back = turned(forth)
  const memory = nearestOf(forth, 5)
  let known: Stairs[] | null = null
  for (let time = 0; time < 60; time++) {
    const isBack = time % 2 === 1
    const passed = pass(isBack ? back : forth, memory, target, known, mostLabels)
    if (!passed) return null
    const tours = passed.tours.map((tour) => (isBack ? tour.reverse() : tour))
    if (tours.length === 0) return { reachable: false, tour: [] }
    const real = tours.find((tour) => new Set(tour).size === tour.length)
    if (real) return { reachable: true, tour: real }
    if (tours.filter((tour) => remember(memory, tour)).length === 0) return null
    known = passed.known
  }
  return null
}

type OneWay = {
  visits: number
  last: number
  drive: Int32Array
  out: Int32Array
  home: Int32Array
  opens: Int32Array
  closes: Int32Array
} & {
  service: Int32Array
  value: Float64Array
}

/** Of a visit the moments from which a beginning of a certain worth can be there: later ones are worth more. */
type Stairs = { moments: number[]; worth: number[] }
/** Which visits each visit remembers: itself first. */
type Memory = number[][]

function oneWay(field: Field): OneWay {
  const { visits, places, place, service, value } = field
  const [from, to, zero] = [field.startPlace[0] as number, field.endPlace[0] as number, field.leaves[0] as number]
  const each = (of: (visit: number) => number) => Int32Array.from({ length: visits }, (_, visit) => of(visit))
  const minutes = (a: number, b: number) => field.drive[a * places + b] as number
  const at = (visit: number) => place[visit] as number
  return {
    ...{ visits, service, value, last: (field.returns[0] as number) - zero },
    drive: Int32Array.from({ length: visits * visits }, (_, pair) => minutes(at(Math.floor(pair / visits)), at(pair % visits))),
    out: each((visit) => minutes(from, at(visit))),
    home: each((visit) => minutes(at(visit), to)),
    opens: each((visit) => (field.opens[visit] as number) - zero),
    closes: each((visit) => (field.closes[visit] as number) - zero),
  }
}

/** The same day lived backwards: the tours of one are those of the other, the other way round. */
function turned(way: OneWay): OneWay {
  const { visits, last, drive, service } = way
  const each = (of: (visit: number) => number) => Int32Array.from({ length: visits }, (_, visit) => of(visit))
  return {
    ...way,
    drive: Int32Array.from({ length: visits * visits }, (_, pair) => drive[(pair % visits) * visits + Math.floor(pair / visits)] as number),
    out: way.home,
    home: way.out,
    opens: each((visit) => last - (way.closes[visit] as number) - (service[visit] as number)),
    closes: each((visit) => last - (way.opens[visit] as number) - (service[visit] as number)),
  }
}

function nearestOf({ visits, drive }: OneWay, count: number): Memory {
  return Array.from({ length: visits }, (_, visit) => {
    const away = (other: number) => (other === visit ? -1 : (drive[visit * visits + other] as number))
    return Array.from({ length: visits }, (_, other) => other)
      .sort((a, b) => away(a) - away(b) || a - b)
      .slice(0, count)
  })
}

const mostRemembered = 30

/** Lets the visits between two times the same visit remember it. False where one of them remembers too many already. */
function remember(memory: Memory, tour: readonly number[]): boolean {
  for (const [at, visit] of tour.entries()) {
    const again = tour.indexOf(visit, at + 1)
    if (again < 0) continue
    const forgetful = tour.slice(at + 1, again).filter((one) => !memory[one]?.includes(visit))
    if (forgetful.length === 0) continue
    if (forgetful.some((one) => (memory[one]?.length ?? 0) >= mostRemembered)) return false
    for (const one of forgetful) if (!memory[one]?.includes(visit)) memory[one]?.push(visit)
    return true
  }
  return false
}

/** The ends of tours, by what they are worth: a visit, the last moment it may begin, what is remembered, and the end it lengthens. */
class Ends {
  visit = new Int16Array(1 << 16)
  begins = new Int32Array(1 << 16)
  remembers = new Int32Array(1 << 16)
  lengthens = new Int32Array(1 << 16)
  count = 0

  add(visit: number, begins: number, remembers: number, lengthens: number): number {
    if (this.count === this.visit.length) {
      const grown = <A extends Int16Array | Int32Array>(old: A, larger: A) => {
        larger.set(old)
        return larger
      }
      const size = this.count * 2
      this.visit = grown(this.visit, new Int16Array(size))
      this.begins = grown(this.begins, new Int32Array(size))
      this.remembers = grown(this.remembers, new Int32Array(size))
      this.lengthens = grown(this.lengthens, new Int32Array(size))
    }
    const at = this.count++
    this.visit[at] = visit
    this.begins[at] = begins
    this.remembers[at] = remembers
    this.lengthens[at] = lengthens
    return at
  }
}

/** Builds all ends worth keeping from the end of the day backwards, cheapest first. */
function pass(way: OneWay, memory: Memory, target: number, known: Stairs[] | null, mostLabels: number) {
  const { visits, last, drive, out, home, opens, closes, service, value } = way
  const ends = new Ends()
  const byWorth: Map<number, number>[] = []
  const kept: { worth: number; at: number }[][] = Array.from({ length: visits }, () => [])
  const earliest = Int32Array.from({ length: visits }, (_, visit) => Math.max(opens[visit] as number, out[visit] as number))
  const bitOf = memory.map((list) => {
    const bits = new Int8Array(visits).fill(-1)
    list.forEach((one, bit) => {
      bits[one] = bit
    })
    return bits
  })
  const offer = (visit: number, latest: number, worth: number, remembers: number, lengthens: number) => {
    if (latest < (earliest[visit] as number)) return
    const begins = Math.min(latest, closes[visit] as number)
    if (known && worthUntil(known[visit] as Stairs, begins) + worth - (value[visit] as number) < target) return
    byWorth[worth] ??= new Map()
    const same = byWorth[worth] as Map<number, number>
    const key = remembers * 1024 + visit
    const there = same.get(key)
    if (there === undefined) same.set(key, ends.add(visit, begins, remembers, lengthens))
    else if ((ends.begins[there] as number) < begins) {
      ends.begins[there] = begins
      ends.lengthens[there] = lengthens
    }
  }
  for (let visit = 0; visit < visits; visit++)
    if ((value[visit] as number) > 0)
      offer(visit, last - (home[visit] as number) - (service[visit] as number), value[visit] as number, 1, -1)
  for (let worth = 0; worth < byWorth.length; worth++) {
    const here = byWorth[worth]
    if (!here) continue
    delete byWorth[worth]
    for (const at of unbeaten(ends, [...here.values()])) {
      const visit = ends.visit[at] as number
      kept[visit]?.push({ worth, at })
      const remembers = ends.remembers[at] as number
      const remembered = (memory[visit] as number[]).filter((_, bit) => (remembers >> bit) & 1)
      const bits = bitOf[visit] as Int8Array
      for (let before = 0; before < visits; before++) {
        const latest = (ends.begins[at] as number) - (drive[before * visits + visit] as number) - (service[before] as number)
        if (latest < (earliest[before] as number) || (value[before] as number) <= 0) continue
        const bit = bits[before] as number
        if (bit >= 0 && (remembers >> bit) & 1) continue
        const theirs = bitOf[before] as Int8Array
        let both = 1
        for (const one of remembered) if ((theirs[one] as number) >= 0) both |= 1 << (theirs[one] as number)
        offer(before, latest, worth + (value[before] as number), both, at)
      }
    }
    if (ends.count > mostLabels) return null
  }
  return { tours: bestOf(ends, kept, target), known: kept.map((list, visit) => stairsOf(ends, list, last - (service[visit] as number))) }
}

/** Those that no other with the same visit may begin as late as, remembering no more. */
function unbeaten(ends: Ends, list: number[]): number[] {
  const { visit, begins, remembers } = ends
  list.sort((a, b) => (visit[a] as number) - (visit[b] as number) || (begins[b] as number) - (begins[a] as number) || a - b)
  const left: number[] = []
  let first = 0
  for (const at of list) {
    if (left.length > first && visit[left[first] as number] !== visit[at]) first = left.length
    let beaten = false
    for (let k = first; k < left.length && !beaten; k++)
      beaten = ((remembers[left[k] as number] as number) & ~(remembers[at] as number)) === 0
    if (!beaten) left.push(at)
  }
  return left
}

function bestOf(ends: Ends, kept: { worth: number; at: number }[][], target: number): number[][] {
  const full = kept
    .flat()
    .filter(({ worth }) => worth >= target)
    .sort((a, b) => b.worth - a.worth)
  return full.slice(0, 40).map(({ at }) => {
    const tour: number[] = []
    for (let end = at; end >= 0; end = ends.lengthens[end] as number) tour.push(ends.visit[end] as number)
    return tour
  })
}

/** What was an end is a beginning when the day is lived the other way. */
function stairsOf(ends: Ends, list: { worth: number; at: number }[], latest: number): Stairs {
  const stairs: Stairs = { moments: [], worth: [] }
  const steps = list.map(({ worth, at }) => ({ worth, moment: latest - (ends.begins[at] as number) }))
  for (const { worth, moment } of steps.sort((a, b) => a.moment - b.moment || b.worth - a.worth)) {
    if (worth <= (stairs.worth.at(-1) ?? -1)) continue
    stairs.moments.push(moment)
    stairs.worth.push(worth)
  }
  return stairs
}

function worthUntil({ moments, worth }: Stairs, moment: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle] as number) <= moment) low = middle + 1
    else high = middle
  }
  return low > 0 ? (worth[low - 1] as number) : Number.NEGATIVE_INFINITY
}
