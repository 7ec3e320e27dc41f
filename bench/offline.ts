import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { deliverOver } from '#app/road/deliver'
import { isWaiting, makeQueue, type Store } from '#app/road/queue'
import { theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { rows } from '#db/rows'
import type { StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { memoryStore } from '#tests/support/memory-store'
import { aUnit, type UnitBase } from '#tests/support/unit-base'
import { inOffice } from './main-job/office'
import { badLine, type Line } from './offline/bad-line'

const minutesEach = 30
const aDay = 86_400_000

/**
 * Phones that have a hard time: `npm run -s bench -- offline --rounds N --logs 20`. Each round one phone writes its visits while requests are dropped, doubled and
 * delayed, answers get lost after the work was done, the line is cut, its tab is killed half-way and its clock is wrong by up to a day. The queue is the one of
 * the app; the server is the app's own use case behind HTTP. `lost` and `double` count logs, `ledger` says whether each unit was charged what its logs say.
 */
export async function run({ rounds = '50', logs = '20' }: Record<string, string>): Promise<object> {
  return inOffice(async () => {
    const line = await badLine()
    let [lost, double, unequal, written] = [0, 0, 0, 0]
    for (let round = 0; round < Number(rounds); round++) {
      const found = await hurtPhone(line, round, Number(logs))
      lost += found.lost
      double += found.double
      unequal += found.equal ? 0 : 1
      written += Number(logs)
    }
    await line.close()
    return { rounds: Number(rounds), logs: written, lost, double, ledger: unequal === 0 ? 'equal' : `${unequal} unequal`, ...line.did() }
  })
}

async function hurtPhone(line: Line, round: number, logs: number) {
  const { base, customerId } = await withActor(theDb(), SYSTEM, async (tx) => {
    const base = await aUnit(tx, { client: `Opdrachtgever ${round}`, hours: 40, startsOn: '2024-01-01', endsOn: '2030-12-31' })
    const [customerId = ''] = await customersOf(tx, base.clientId, [{ name: 'Bakker', legalForm: 'bv' }])
    return { base, customerId }
  })
  const userId = base.staffId
  line.actor = {
    kind: 'staff',
    role: 'consultant',
    staffId: userId,
    userId,
    name: 'Marieke',
    clientIds: [base.clientId],
    campaignIds: 'all',
  } as StaffActor
  const ahead = [0, aDay, -aDay, 3_600_000][round % 4] ?? 0
  const clock = () => Date.now() + ahead
  const disk = memoryStore()
  const ids: string[] = []
  let phone = aTab(disk, { line, userId, clock })
  for (let each = 0; each < logs; each++) {
    const id = v7()
    ids.push(id)
    await phone.add({ id, label: 'Bakker', appointmentId: null }, (seq, device) => ({
      ...{ v: 1, id, seq, device, writtenAt: new Date(clock()).toISOString(), walkIn: { campaignId: base.campaignId, customerId } },
      ...{ arrivedAt: new Date(clock() - (each + 2) * 3_600_000).toISOString(), visitMinutes: minutesEach, driveMinutes: 0 },
      ...{ writeUpMinutes: 0, metres: 0, outcome: 'satisfied', note: `Bezoek ${each}` },
    }))
    await phone.hurry()
    const sending = phone.drain()
    // The tab dies while it sends; another opens on the same disk, and two send for a while.
    if (Math.random() < 0.3) phone = aTab(disk, { line, userId, clock })
    else await sending
  }
  line.calm()
  phone = aTab(disk, { line, userId, clock })
  while ((await phone.all()).some(isWaiting)) {
    await phone.hurry()
    await phone.drain()
  }
  await line.quiet()
  return counted(base, ids)
}

function aTab(store: Store, { line, userId, clock }: { line: Line; userId: string; clock: () => number }) {
  return makeQueue({ store, deliver: deliverOver({ origin: line.origin, fetch: line.fetch, clock }), userId, clock })
}

async function counted({ clientId, unit }: UnitBase, ids: readonly string[]) {
  return withActor(theDb(), SYSTEM, async (tx) => {
    const visits = await rows<{ id: string; note: string }>(tx, sql`select id, note from visit where client_id = ${clientId}`)
    const kept = await rows<{ op: string }>(tx, sql`select op from phone_log where client_id = ${clientId}`)
    const [used] = await rows<{ minutes: number }>(
      tx,
      sql`select coalesce(sum(minutes), 0)::int as minutes from ledger_entry where client_id = ${clientId} and unit_id = ${unit.id} and kind = 'consumption'`,
    )
    const there = [...visits.map(({ id }) => id), ...kept.map(({ op }) => op)]
    const lost = ids.filter((id) => !there.includes(id)).length
    return {
      lost,
      double: there.length - new Set(there).size,
      equal: used?.minutes === visits.length * minutesEach,
    }
  })
}
