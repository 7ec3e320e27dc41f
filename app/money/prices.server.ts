import { notFound } from '#app/http/params.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { issuedThrough } from '#db/parties'
import { addCharge, chargesOf, termsOfUnit } from '#db/prices'
import { staffAt } from '#db/staff'
import { addReceipt, receiptOf, travelPage } from '#db/travel'
import { appendTravel, unitOf } from '#db/units'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { type ChargeRefusal, type ChargeTerms, chargeRefusal, termsOn } from '#domain/units/price'
import { type ReceiptRefusal, receiptRefusal, receiptType, type TravelRefusal, travelRefusal } from '#domain/units/receipt'
import { travelCents } from '#domain/units/travel'

/** What a unit costs, now and over time. */
export async function pricesScreen(actor: StaffActor, unitId: string, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const { unit, client } = await unitAndClient(tx, unitId, today)
    const versions = await termsOfUnit(tx, unitId)
    const now = termsOn(versions, today)
    return { unit: { id: unitId, name: unit.name, minutes: unit.minutes }, client, versions, now, agreed: await chargesOf(tx, unitId) }
  })
}

export type PricesScreen = Awaited<ReturnType<typeof pricesScreen>>

export type ChargeNo = ChargeRefusal | { refused: 'not-found' | 'not-yours' | 'changed-meanwhile' | 'used-twice' }

/** Agrees on another way of charging from a day on. Nothing that was charged changes; only a manager or administrator agrees on money. */
export async function changeCharge(
  actor: StaffActor,
  unitId: string,
  wish: ChargeTerms & { reason: string },
  op?: string,
): Promise<{ agreed: true } | ChargeNo> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  return withActor(theDb(), actor, (tx) => once(tx, op, { unitId, wish }, () => changeOnce(tx, unitId, wish)))
}

async function changeOnce(tx: Tx, unitId: string, wish: ChargeTerms & { reason: string }) {
  const unit = await unitOf(tx, unitId)
  if (!unit) return { refused: 'not-found' } as const
  const agreed = await chargesOf(tx, unitId)
  const no = chargeRefusal(wish, agreed[0] ?? null, await issuedThrough(tx, unit.clientId))
  if (no) return no
  await addCharge(tx, { clientId: unit.clientId, unitId }, { ...wish, reason: wish.reason.trim(), edition: (agreed[0]?.edition ?? 0) + 1 })
  const detail = { basis: wish.basis, charged: wish.charged, vat: wish.vat, from: wish.appliesFrom }
  await record(tx, { action: 'price.agreed', object: 'unit', objectId: unitId, clientId: unit.clientId, detail })
  return { agreed: true } as const
}

/** The travel costs of a unit, a page at a time. */
export async function travelScreen(actor: StaffActor, unitId: string, { page, today }: { page: number; today: Day }) {
  return withActor(theDb(), actor, async (tx) => {
    const { unit, client } = await unitAndClient(tx, unitId, today)
    const terms = termsOn(await termsOfUnit(tx, unitId), today)
    const people = (await staffAt(tx, today)).map(({ id, name }) => ({ id, name }))
    return {
      unit: { id: unitId, name: unit.name },
      client,
      kmRateCents: terms?.kmRateCents ?? 0,
      people,
      travel: await travelPage(tx, unitId, page),
    }
  })
}

export type TravelScreen = Awaited<ReturnType<typeof travelScreen>>

export type TravelCost = {
  kind: 'km' | 'parking' | 'public-transport' | 'other'
  on: Day
  text: string
  staffId: string
  /** Kilometres are charged at the rate of their day; anything else as it is. */
  metres: number
  cents: number
}
export type TravelNo = TravelRefusal | ReceiptRefusal | { refused: 'not-found' | 'not-for-others' | 'used-twice' }

/** Books a travel cost beside the hours, with its receipt. A consultant books their own. */
export async function addTravelCost(
  actor: StaffActor,
  unitId: string,
  cost: TravelCost,
  file: { fileName: string; bytes: Uint8Array } | null,
  { today, op }: { today: Day; op?: string | undefined },
): Promise<{ travelId: string } | TravelNo> {
  if (actor.role === 'consultant' && cost.staffId !== actor.staffId) return { refused: 'not-for-others' }
  const wrongFile = file ? receiptRefusal(file.bytes) : null
  if (wrongFile) return wrongFile
  if (!file && cost.kind !== 'km') return { refused: 'no-file' }
  return withActor(theDb(), actor, (tx) => once(tx, op, { unitId, cost }, () => addOnce(tx, unitId, cost, file, today)))
}

async function addOnce(tx: Tx, unitId: string, cost: TravelCost, file: { fileName: string; bytes: Uint8Array } | null, today: Day) {
  const unit = await unitOf(tx, unitId)
  const terms = unit && termsOn(await termsOfUnit(tx, unitId), cost.on)
  if (!unit || !terms) return { refused: 'not-found' } as const
  const cents = cost.kind === 'km' ? travelCents(cost.metres, terms.kmRateCents) : cost.cents
  const no = travelRefusal({ on: cost.on, cents }, unit, today)
  if (no) return no
  const { kind, on, text, staffId } = cost
  const line = { unitId, kind, metres: kind === 'km' ? cost.metres : 0, cents, on, activityId: null, staffId, reason: text }
  const [travelId = ''] = await appendTravel(tx, unit.clientId, [line])
  const mediaType = file && receiptType(file.bytes)
  if (file && mediaType)
    await addReceipt(tx, unit.clientId, travelId, { fileName: file.fileName.slice(0, 200), mediaType, bytes: file.bytes })
  await record(tx, {
    action: 'travel.booked',
    object: 'unit',
    objectId: unitId,
    clientId: unit.clientId,
    detail: { kind, cents, receipt: file !== null },
  })
  return { travelId }
}

/** A receipt as it came, to look at; 404 when it is not at this unit. */
export async function receiptFile(actor: StaffActor, unitId: string, receiptId: string): Promise<Response> {
  const file = await withActor(theDb(), actor, (tx) => receiptOf(tx, unitId, receiptId))
  if (!file) throw notFound()
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      // Somebody else's file: it is saved, never run here.
      'Content-Disposition': `attachment; filename="receipt.${file.mediaType.split('/')[1]}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

async function unitAndClient(tx: Tx, unitId: string, today: Day) {
  const unit = await unitOf(tx, unitId)
  const campaign = unit && (await campaignOf(tx, unit.campaignId, today))
  if (!unit || !campaign) throw notFound()
  return { unit, client: campaign.client.name }
}
