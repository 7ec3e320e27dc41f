import { today } from '#app/http/clock.server'
import { cleanValues, type TypedField, typedFields, withNeighbours } from '#app/relations/clean-values.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Customer, type CustomerEdit, changeCustomer, customerOf, customersWithIds } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import {
  type FindingCount,
  type FindingFilter,
  type FindingRow,
  findingCounts,
  findingOf,
  findingPage,
  proposalsOf,
  settleFindings,
} from '#db/findings'
import type { Page } from '#db/page'
import type { FindingRule } from '#domain/clean/finding'
import type { Actor } from '#domain/relations/actor'

export type GapsScreen = { campaignId: string; counts: FindingCount[]; page: Page<FindingRow> }

/** What was found about the customers of a campaign's client and waits for a person; null when the actor sees no such campaign. */
export async function gapsScreen(actor: Actor, campaignId: string, filter: Omit<FindingFilter, 'clientId'>): Promise<GapsScreen | null> {
  return withActor(theDb(), actor, async (tx) => {
    const clientId = await clientOfCampaign(tx, campaignId)
    if (!clientId) return null
    return { campaignId, counts: await findingCounts(tx, clientId), page: await findingPage(tx, { clientId, ...filter }) }
  })
}

/** Fields that can be mended where they stand; the others are mended in the dossier. */
export function isTypedField(field: string): field is TypedField {
  return (typedFields as readonly string[]).includes(field)
}

export type FixRefusal = { refused: 'not-found' } | { refused: 'still-wrong'; rule: FindingRule } | { refused: 'changed-meanwhile' }

type FindingAddress = { campaignId: string; findingId: string }

/** Types the right value over: the customer gets it, read as an import reads it, and the finding is settled. Sending it twice is harmless. */
export async function fixFinding(
  actor: Actor,
  { campaignId, findingId }: FindingAddress,
  value: string,
): Promise<{ customerId: string } | FixRefusal> {
  return withActor(theDb(), actor, async (tx) => {
    const found = await lockedFinding(tx, campaignId, findingId)
    if (!found || !isTypedField(found.finding.field)) return { refused: 'not-found' } as const
    const { finding, customer } = found
    const outcome = await writeValue(tx, customer, finding.field as TypedField, value)
    if ('refused' in outcome) return outcome
    await settleFindings(tx, { clientId: customer.clientId, ids: [findingId], state: 'fixed' })
    const detail = { field: finding.field, rule: finding.rule }
    await record(tx, { action: 'finding.fixed', object: 'customer', objectId: customer.id, clientId: customer.clientId, detail })
    return { customerId: customer.id }
  })
}

/** Says that a value is right as it is, puts the question off, or takes either back. A closed customer that still exists is made active again. */
export async function settleFinding(
  actor: Actor,
  { campaignId, findingId }: FindingAddress,
  state: 'accepted' | 'later' | 'open',
): Promise<{ settled: true } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const found = await lockedFinding(tx, campaignId, findingId)
    if (!found) return { refused: 'not-found' } as const
    const { clientId } = found.customer
    await settleFindings(tx, { clientId, ids: [findingId], state })
    await record(tx, { action: `finding.${state}`, object: 'finding', objectId: findingId, clientId })
    return { settled: true } as const
  })
}

/** Takes over every value that one check proposes. What a proposal turns out not to mend stays open. */
export async function acceptProposals(
  actor: Actor,
  campaignId: string,
  rule: string,
): Promise<{ fixed: number } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const clientId = await clientOfCampaign(tx, campaignId)
    if (!clientId) return { refused: 'not-found' } as const
    const proposals = await proposalsOf(tx, clientId, rule)
    const ids = proposals.map(({ customerId }) => customerId)
    const customers = new Map((await customersWithIds(tx, clientId, ids)).map((customer) => [customer.id, customer]))
    const fixed: string[] = []
    for (const { id, customerId, field, proposal } of proposals) {
      const customer = customers.get(customerId)
      if (!customer || !isTypedField(field)) continue
      const outcome = await writeValue(tx, customer, field, proposal)
      if ('refused' in outcome) continue
      customers.set(customerId, { ...customer, ...outcome.edit, version: outcome.version })
      fixed.push(id)
    }
    await settleFindings(tx, { clientId, ids: fixed, state: 'fixed' })
    await record(tx, {
      action: 'findings.proposals-taken',
      object: 'campaign',
      objectId: campaignId,
      clientId,
      detail: { rule, fixed: fixed.length },
    })
    return { fixed: fixed.length }
  })
}

async function clientOfCampaign(tx: Tx, campaignId: string): Promise<string | null> {
  return (await campaignOf(tx, campaignId, today()))?.clientId ?? null
}

async function lockedFinding(tx: Tx, campaignId: string, findingId: string) {
  const clientId = await clientOfCampaign(tx, campaignId)
  const finding = clientId && (await findingOf(tx, clientId, findingId))
  const customer = finding && (await customerOf(tx, finding.customerId, { lock: true }))
  return finding && customer && customer.canonicalId === null ? { finding, customer } : null
}

type Written = { version: number; edit: CustomerEdit } | { refused: 'still-wrong'; rule: FindingRule } | { refused: 'changed-meanwhile' }

async function writeValue(tx: Tx, customer: Customer, field: TypedField, value: string): Promise<Written> {
  const { edit, wrong } = cleanValues(withNeighbours(field, value, customer), customer.country)
  const rule = wrong[field]
  if (rule) return { refused: 'still-wrong', rule }
  const version = await changeCustomer(tx, customer, edit, today())
  return version === null ? { refused: 'changed-meanwhile' } : { version, edit }
}
