import { today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Customer, customersOf } from '#db/customers'
import { withActor } from '#db/door'
import { type NewGroup, replaceOpenGroups, separatePairsOf } from '#db/duplicates'
import { findDuplicates } from '#domain/clean/duplicates/find'
import type { DuplicateGroup, MatchRecord } from '#domain/clean/duplicates/record'
import type { Actor } from '#domain/relations/actor'

export type Found = { customers: number; groups: number; preselected: number; relatives: number }

/**
 * Looks for customers of a campaign's client that are one and the same, and puts what it finds in the place of the groups nobody decided yet. What was
 * decided before (not the same, relatives) is never proposed again. The search itself holds no transaction open.
 */
export async function findDuplicatesOf(actor: Actor, campaignId: string): Promise<Found | { refused: 'not-found' }> {
  const base = await withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { clientId } = campaign
    return { clientId, customers: await customersOf(tx, clientId), separate: await separatePairsOf(tx, clientId) }
  })
  if (!base) return { refused: 'not-found' }
  const { clientId, customers, separate } = base
  const found = findDuplicates(customers.map(matchRecord), { kind: 'organisation', separate })
  const groups = found.groups.map(asNewGroup)
  const counts: Found = {
    customers: customers.length,
    groups: groups.length,
    preselected: groups.filter((group) => group.preselected).length,
    relatives: groups.filter((group) => group.band === 'relatives').length,
  }
  await withActor(theDb(), actor, async (tx) => {
    await replaceOpenGroups(tx, { clientId, campaignId }, groups)
    await record(tx, { action: 'duplicates.sought', object: 'campaign', objectId: campaignId, clientId, detail: counts })
  })
  return counts
}

function matchRecord(customer: Customer): MatchRecord {
  const {
    id,
    name,
    kvk,
    branch,
    vat,
    iban,
    externalNo,
    street,
    houseNumber,
    houseNumberSuffix,
    postcode,
    place,
    country,
    latitude,
    longitude,
  } = customer
  return {
    ...{
      id,
      name,
      kvk,
      branch,
      vat,
      iban,
      externalNo,
      street,
      houseNumber,
      houseNumberSuffix,
      postcode,
      place,
      country,
      latitude,
      longitude,
    },
    phones: [customer.phone, customer.phone2, customer.mobile].filter((phone) => phone !== null),
    emails: customer.email ? [customer.email] : [],
    website: customer.website,
  }
}

function asNewGroup({ ids, pairs, band, percentage, preselected }: DuplicateGroup): NewGroup {
  return { customerIds: ids, band, percentage, preselected, pairs }
}
