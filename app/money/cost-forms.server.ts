import { z } from 'zod'
import { text } from '#app/http/form.server'
import type { CostRule } from '#db/costs'
import { type Day, isOfficeDay } from '#domain/calendar/day'
import type { CostsAsked } from './costs.server'

/** The period and the rule as an address asks for them; what is no day or no id is not asked. */
export function costsAsked(params: URLSearchParams): CostsAsked {
  const day = (name: string): Day | null => {
    const typed = params.get(name) ?? ''
    return isOfficeDay(typed) ? typed : null
  }
  return { from: day('from'), to: day('to'), ruleId: params.get('rule') }
}

export const CostRuleForm = z.object({
  name: text(120, 'money:errors.ruleName'),
  by: text(200, 'money:errors.ruleBy'),
  groups: text(4000).default(''),
  sharedBy: z.enum(['own-cost', 'customers']).default('own-cost'),
})

/** `by` is a column of the customer, or `fixed` with a line for each group: its name and its share. */
export function costRuleFrom({ name, by, groups, sharedBy }: z.output<typeof CostRuleForm>): Omit<CostRule, 'id'> {
  if (by === 'fixed') return { name, kind: 'fixed', attribute: null, groups: groupsFrom(groups), sharedBy }
  return { name, kind: 'attribute', attribute: by, groups: [], sharedBy }
}

function groupsFrom(typed: string): CostRule['groups'] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = line, weight = ''] = /^(.*?)[\s:;=,]+(\d+)\s*%?$/.exec(line) ?? []
      return { name: name.trim(), weight: weight === '' ? 0 : Number(weight) }
    })
}
