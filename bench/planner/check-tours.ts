import type { Case } from './orienteering'

/**
 * Checks tours against the instance itself, in its own units and apart from everything the search uses, and adds up their profit.
 * Null when a customer is visited twice, too late, or a tour is home too late.
 */
export function profitOf({ instance, tours }: Case, lists: readonly (readonly number[])[]): number | null {
  if (lists.length > tours) return null
  const { nodes, distanceDecimals } = instance
  const scale = 10 ** distanceDecimals
  const visited = new Set<number>()
  let profit = 0
  for (const list of lists) {
    let now = Math.round((nodes[0]?.[4] ?? 0) * scale)
    let [x, y] = [nodes[0]?.[0] ?? 0, nodes[0]?.[1] ?? 0]
    for (const visit of [...list, -1]) {
      const node = nodes[visit + 1]
      if (!node) return null
      const [toX = 0, toY = 0, service = 0, worth = 0, open = 0, close = 0] = node
      now += Math.floor(Math.sqrt((x - toX) ** 2 + (y - toY) ** 2) * scale + 1e-9)
      if (now > Math.round(close * scale)) return null
      if (visit === -1) break
      if (visited.has(visit)) return null
      visited.add(visit)
      now = Math.max(now, Math.round(open * scale)) + Math.round(service * scale)
      profit += worth
      x = toX
      y = toY
    }
  }
  return profit
}
