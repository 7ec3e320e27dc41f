import { type Join, joinsOf } from './clusters'
import { bandOf, percentageOf } from './confidence'
import type { Folded } from './fold'
import { componentsBetween, type Union, unionOf } from './groups'
import { lowestRestraint, type MatchModel } from './model'
import { reasonsFor } from './reasons'
import type { Band, DuplicateGroup, Duplicates, MatchKind, MatchRecord, ReasonKind, ScoredPair } from './record'
import type { MayNotMeet, Scored, SeenPair } from './score-pairs'

type Found = { kind: MatchKind; records: readonly MatchRecord[]; folded: Folded; model: MatchModel; mayNotMeet: MayNotMeet; scored: Scored }

/** Rules that keep two records apart because they belong together in another way: these are shown as relatives. */
const kinship: ReadonlySet<ReasonKind> = new Set([
  'holding-beside-company',
  'other-trade',
  'chain',
  'other-address-and-phone',
  'other-kvk',
  'other-number',
])

/** Only pairs that would have matched but for such a rule are relatives. */
const leastForRelatives = 4

/** The scored pairs as groups to decide on: duplicates first, the surest first, then relatives. */
export function duplicatesFrom(found: Found): Duplicates {
  const { scored, mayNotMeet } = found
  const copies = copiesOf(found)
  const matching = pairsAbove(scored, 0)
  const joins = joinsOf(matching, (a, b) => scored.look(a, b).weight, mayNotMeet)
  const perPlace = new Map(matching.map((join) => [join.at, pairOf(found, join)]))
  const pairs = [...perPlace.values()]
  const joined = joins.map(({ at }) => perPlace.get(at) as ScoredPair)
  const relatives = relativesOf(found)
  return {
    groups: groupsOf(found, { copies, pairs, joined, relatives }),
    pairs: [...copies, ...pairs, ...relatives],
    compared: scored.weights.length,
  }
}

function pairsAbove({ pairs, weights }: Scored, least: number): Join[] {
  const above: Join[] = []
  weights.forEach((weight, i) => {
    if (weight >= least) above.push({ first: pairs.first[i] as number, second: pairs.second[i] as number, weight, at: i })
  })
  return above
}

/** Every folded record beside the first of its kind. They are the same in all that is compared, so at least probable however little that is. */
function copiesOf(found: Found): ScoredPair[] {
  const { records, folded } = found
  const copies: ScoredPair[] = []
  records.forEach(({ id }, record) => {
    const place = folded.placeOf[record] as number
    const first = folded.distinct[place] as number
    if (first === record) return
    const seen = found.scored.look(place, place)
    copies.push(
      scoredPair(found, idOf(found, place), id, place, place, { ...seen, restraint: null, weight: Math.max(seen.free, leastForCopies) }),
    )
  })
  return copies
}

const leastForCopies = 5.5

function relativesOf(found: Found): ScoredPair[] {
  const { scored } = found
  const { pairs, weights } = scored
  const relatives: ScoredPair[] = []
  weights.forEach((weight, i) => {
    if (weight >= 0 || weight < lowestRestraint || !scored.isHeldDown(i)) return
    const [a, b] = [pairs.first[i] as number, pairs.second[i] as number]
    const seen = scored.seen(i)
    if (!seen.restraint || !kinship.has(seen.restraint.kind) || seen.free < leastForRelatives) return
    relatives.push({
      ...scoredPair(found, idOf(found, a), idOf(found, b), a, b, seen),
      band: 'relatives',
      percentage: percentageOf(found.kind, seen.free),
      preselected: false,
    })
  })
  return relatives
}

function pairOf(found: Found, { first, second, at }: Join): ScoredPair {
  return scoredPair(found, idOf(found, first), idOf(found, second), first, second, found.scored.seen(at))
}

function scoredPair({ kind, model, scored }: Found, a: string, b: string, first: number, second: number, seen: SeenPair): ScoredPair {
  const percentage = percentageOf(kind, seen.weight)
  return {
    a,
    b,
    weight: Math.round(seen.weight * 100) / 100,
    band: bandOf(percentage),
    percentage,
    reasons: reasonsFor(model, scored.scoring, seen, first, second),
    preselected: seen.restraint === null && model.mayPreselect(seen.levels, seen.weight, first, second),
  }
}

function idOf({ records, folded }: Found, place: number): string {
  return (records[folded.distinct[place] as number] as MatchRecord).id
}

/** Sure and probable joins make whole groups. A doubtful one, or a kinship, never holds up what is sure. */
function groupsOf(found: Found, { copies, pairs, joined, relatives }: Proposals): DuplicateGroup[] {
  const firm = [...copies, ...joined.filter(({ band }) => band !== 'doubtful')]
  const whole = unionOf(firm)
  const links = pairsPerGroup(firm, whole)
  const within = pairsPerGroup([...copies, ...pairs], whole)
  const order = new Map(found.records.map(({ id }, i) => [id, i]))
  const inOrder = (ids: readonly string[]) => [...ids].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const groups = whole.groups().map((ids) => {
    const root = whole.rootOf(ids[0] as string)
    return groupFrom(inOrder(ids), within.get(root) ?? [], links.get(root) ?? [])
  })
  const doubtful = joined.filter(({ band }) => band === 'doubtful')
  const kin = relatives.filter(({ a, b }) => !whole.together(a, b))
  for (const between of [doubtful, kin]) {
    for (const { ids, pairs: own } of componentsBetween(between, whole)) groups.push(groupFrom(inOrder(ids), own, own))
  }
  return groups.sort(
    (a, b) => rank(a) - rank(b) || b.percentage - a.percentage || (order.get(a.ids[0] ?? '') ?? 0) - (order.get(b.ids[0] ?? '') ?? 0),
  )
}

type Proposals = {
  copies: readonly ScoredPair[]
  pairs: readonly ScoredPair[]
  joined: readonly ScoredPair[]
  relatives: readonly ScoredPair[]
}

function pairsPerGroup(pairs: readonly ScoredPair[], whole: Union): Map<string, ScoredPair[]> {
  const perGroup = new Map<string, ScoredPair[]>()
  for (const pair of pairs) {
    if (!whole.together(pair.a, pair.b)) continue
    const root = whole.rootOf(pair.a)
    const known = perGroup.get(root)
    if (known) known.push(pair)
    else perGroup.set(root, [pair])
  }
  return perGroup
}

const bandOrder: Band[] = ['sure', 'probable', 'doubtful', 'relatives']

function rank({ band }: { band: Band }): number {
  return bandOrder.indexOf(band)
}

/** The weakest of the links that hold the group together decides how sure it is. */
function groupFrom(ids: string[], pairs: ScoredPair[], links: readonly ScoredPair[]): DuplicateGroup {
  const weakest = links.reduce((least, pair) => (rank(pair) > rank(least) || pair.percentage < least.percentage ? pair : least))
  return { ids, pairs, band: weakest.band, percentage: weakest.percentage, preselected: links.every(({ preselected }) => preselected) }
}
