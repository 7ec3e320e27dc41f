import { careOf, careOfTeam, handoutsPage } from '#db/care'
import { type Meant, meant, type RuleChoices, ruleChoices } from '#db/care-rule'
import { clientNames } from '#db/clients'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { staffAt, staffMemberOf } from '#db/staff'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { type CareRole, type CareRule, careRule, type RuleRefusal } from '#domain/relations/handing-out'

/** Who looks after how much, what is lent now, and what was handed out of late. */
export async function handoverScreen(
  actor: StaffActor,
  {
    clientId,
    page,
    loansPage,
    latestPage,
    today,
  }: { clientId: string | undefined; page: number; loansPage: number; latestPage: number; today: Day },
) {
  return withActor(theDb(), actor, async (tx) => {
    const clients = (await clientNames(tx)).map(({ id, name }) => ({ id, name }))
    return {
      clients,
      team: await careOfTeam(tx, today, { page, ...(clientId ? { clientId } : {}) }),
      loans: await handoutsPage(tx, { running: true, page: loansPage, today, clientId }),
      latest: await handoutsPage(tx, { running: false, page: latestPage, today, clientId }),
    }
  })
}
export type HandoverScreen = Awaited<ReturnType<typeof handoverScreen>>

export type DealAsked = { clientId: string | undefined; rule: CareRule; role: CareRole; page: number; today: Day }

/** The rule by which relations are handed out, what it can be made of, and whom it means now. Of the only client, or of the one that was chosen. */
export async function dealScreen(actor: StaffActor, { clientId: asked, rule: typed, role, page, today }: DealAsked) {
  const rule = careRule(typed)
  return withActor(theDb(), actor, async (tx) => {
    const clients = (await clientNames(tx)).map(({ id, name }) => ({ id, name }))
    const clientId = clients.find(({ id }) => id === asked)?.id ?? (clients.length === 1 ? clients[0]?.id : undefined) ?? null
    const staff = (await staffAt(tx, today)).map(({ id, name }) => ({ id, name }))
    const choices: RuleChoices | null = clientId ? await ruleChoices(tx, clientId) : null
    const refusal: RuleRefusal | null = 'refused' in rule ? rule : null
    const found: Meant | null = clientId && !('refused' in rule) ? await meant(tx, { clientId, rule, role, today }, page) : null
    return { clients, clientId, staff, choices, refusal, found }
  })
}
export type DealScreen = Awaited<ReturnType<typeof dealScreen>>

/** Who looks after one relation, who may, and who has a role there but left; null when the actor sees none. */
export async function careScreen(actor: StaffActor, customerId: string, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const care = await careOf(tx, customerId, today)
    if (!care) return null
    const staff = (await staffAt(tx, today)).map(({ id, name }) => ({ id, name }))
    const gone: { id: string; name: string }[] = []
    for (const id of new Set([care.owner, care.dossierKeeper, care.standby])) {
      const member = id && !staff.some((each) => each.id === id) ? await staffMemberOf(tx, id) : null
      if (member) gone.push({ id: member.id, name: member.name })
    }
    return { care, staff, gone }
  })
}
