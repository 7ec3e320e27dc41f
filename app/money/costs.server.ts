import { notFound } from '#app/http/params.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { addCostRule, type CostRule, costRules, groupSizes, ownColumns, removeCostRule, resultsIn, usedIn } from '#db/costs'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { pricedUnits } from '#db/prices'
import { unitsOfCampaign } from '#db/units'
import type { Day } from '#domain/calendar/day'
import type { Period } from '#domain/calendar/period'
import type { StaffActor } from '#domain/relations/actor'
import { buildUp, byMonth, type CostLine, type CostShare, chargedOn, costLines, ruleRefusal } from '#domain/units/cost'

export type CostsAsked = { from: Day | null; to: Day | null; ruleId: string | null }

/** What a campaign costs in a period, what a visit and a result cost, month by month, and charged on by a rule of its client. */
export async function costsScreen(actor: StaffActor, campaignId: string, asked: CostsAsked, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) throw notFound()
    const period: Period = { from: asked.from ?? campaign.startsOn, to: asked.to ?? today }
    const rules = await costRules(tx, campaign.clientId)
    const rule = rules.find(({ id }) => id === asked.ruleId) ?? rules[0] ?? null
    const units = await pricedUnits(
      tx,
      (await unitsOfCampaign(tx, campaignId)).map(({ id }) => id),
    )
    const { lines, unpriced } = costLines(await usedIn(tx, campaignId, period, rule?.attribute ?? null), units)
    const results = await resultsIn(tx, campaignId, period)
    return {
      campaign: { id: campaignId, name: campaign.name, client: campaign.client.name },
      period,
      unpriced,
      results,
      costs: buildUp(lines, results),
      months: byMonth(lines),
      rules,
      rule,
      shares: rule ? await sharesBy(tx, campaignId, lines, rule) : [],
      columns: await ownColumns(tx, campaign.clientId),
    }
  })
}

export type CostsScreen = Awaited<ReturnType<typeof costsScreen>>

async function sharesBy(tx: Tx, campaignId: string, lines: readonly CostLine[], rule: CostRule): Promise<CostShare[]> {
  if (rule.kind === 'fixed' || rule.attribute === null) return chargedOn(lines, { kind: 'fixed', groups: rule.groups }, new Map())
  const sizes = new Map((await groupSizes(tx, campaignId, rule.attribute)).map(({ name, customers }) => [name, customers]))
  const shares = chargedOn(lines, { kind: 'attribute', sharedBy: rule.sharedBy }, sizes)
  return shares.sort((a, b) => b.total - a.total || b.customers - a.customers || (a.name < b.name ? -1 : 1))
}

export type CostRuleNo =
  | { refused: 'rule-name-missing' | 'attribute-missing' | 'groups-missing' | 'group-twice' | 'weight-not-whole' }
  | { refused: 'not-yours' | 'not-found' | 'used-twice' }

/** Keeps a rule by which the costs of this campaign's client are charged on. */
export async function keepCostRule(
  actor: StaffActor,
  campaignId: string,
  wish: Omit<CostRule, 'id'>,
  { today, op }: { today: Day; op?: string | undefined },
): Promise<{ ruleId: string } | CostRuleNo> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  const no = ruleRefusal(wish)
  if (no) return no
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, wish }, async () => {
      const campaign = await campaignOf(tx, campaignId, today)
      if (!campaign) return { refused: 'not-found' } as const
      const ruleId = await addCostRule(tx, campaign.clientId, { ...wish, name: wish.name.trim() })
      const object = { action: 'cost-rule.added', object: 'cost-rule', objectId: ruleId, clientId: campaign.clientId }
      await record(tx, { ...object, detail: { kind: wish.kind, attribute: wish.attribute } })
      return { ruleId }
    }),
  )
}

/** Takes a rule away. What was charged on by it was only reckoned, so nothing else changes. */
export async function dropCostRule(
  actor: StaffActor,
  campaignId: string,
  ruleId: string,
  today: Day,
): Promise<{ removed: true } | { refused: 'not-yours' | 'not-found' }> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign || !(await removeCostRule(tx, campaign.clientId, ruleId))) return { refused: 'not-found' } as const
    await record(tx, { action: 'cost-rule.removed', object: 'cost-rule', objectId: ruleId, clientId: campaign.clientId })
    return { removed: true } as const
  })
}
