import type { CustomerFacts } from './customer-facts'
import { fieldValue, holds } from './evaluate'
import type { Condition, Rule } from './rule'

/** A rule with, at every group and condition, whether it holds for one customer and what stood there. */
export type MatchTree =
  | { kind: 'all' | 'any'; holds: boolean; members: MatchTree[] }
  | { kind: 'not'; holds: boolean; member: MatchTree }
  | { kind: 'condition'; holds: boolean; condition: Condition; value: ReturnType<typeof fieldValue> }

/** Why a customer does or does not meet a rule. */
export function explainMatch(rule: Rule, customer: CustomerFacts): MatchTree {
  if ('all' in rule || 'any' in rule) {
    const kind = 'all' in rule ? 'all' : 'any'
    const members = ('all' in rule ? rule.all : rule.any).map((member) => explainMatch(member, customer))
    return { kind, members, holds: kind === 'all' ? members.every((member) => member.holds) : members.some((member) => member.holds) }
  }
  if ('not' in rule) {
    const member = explainMatch(rule.not, customer)
    return { kind: 'not', member, holds: !member.holds }
  }
  return { kind: 'condition', condition: rule, holds: holds(rule, customer), value: fieldValue(rule, customer) }
}

/** The conditions that settled the answer: those that hold when the rule does, those that fail when it does not. */
export function decisive(tree: MatchTree): Condition[] {
  if (tree.kind === 'condition') return [tree.condition]
  if (tree.kind === 'not') return decisive(tree.member)
  return tree.members.filter((member) => member.holds === tree.holds).flatMap(decisive)
}
