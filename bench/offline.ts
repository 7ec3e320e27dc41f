import { v7 } from 'uuid'
import { deliverOver } from '#app/road/deliver'
import { isWaiting, makeQueue, type Store } from '#app/road/queue'
import type { StaffActor } from '#domain/relations/actor'
import { memoryStore } from '#tests/support/memory-store'
import { inOffice } from './main-job/office'
import { badLine, type Line } from './offline/bad-line'
import { aBase, type Counted, clockOff, counted, writtenVisit } from './offline/counted'
import { inRealBrowser } from './offline/real-browser'

/**
 * Phones that have a hard time: `npm run -s bench -- offline --rounds N --logs 20`. Each round one phone writes its visits while requests are dropped, doubled and
 * delayed, answers get lost after the work was done, the line is cut, its tab is killed half-way and its clock is wrong by up to a day. The queue is the one of
 * the app; the server is the app's own use case behind HTTP. With `--browser N` so many rounds are done in a real browser on the built app, and its server is
 * killed too. `lost` and `double` count logs, `ledger` says whether each unit was charged what its logs say.
 */
export async function run({ rounds = '50', logs = '20', browser = '0' }: Record<string, string>): Promise<object> {
  const sum = { rounds: 0, logs: 0, lost: 0, double: 0 }
  let unequal = 0
  const next = (found: Counted) => {
    sum.rounds += 1
    sum.logs += Number(logs)
    sum.lost += found.lost
    sum.double += found.double
    unequal += found.equal ? 0 : 1
  }
  const real = Number(browser) > 0 ? await inRealBrowser(Number(browser), Number(logs), next) : undefined
  const did = Number(rounds) > 0 ? await simulated(Number(rounds), Number(logs), next) : undefined
  return { ...sum, ledger: unequal === 0 ? 'equal' : `${unequal} unequal`, simulated: did, browser: real }
}

async function simulated(rounds: number, logs: number, next: (found: Counted) => void) {
  return inOffice(async () => {
    const line = await badLine()
    for (let round = 0; round < rounds; round++) next(await hurtPhone(line, round, logs))
    await line.close()
    return line.did()
  })
}

async function hurtPhone(line: Line, round: number, logs: number) {
  const { base, customerId } = await aBase(round)
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
  const clock = () => Date.now() + clockOff(round)
  const disk = memoryStore()
  const ids: string[] = []
  let phone = aTab(disk, { line, userId, clock })
  for (let each = 0; each < logs; each++) {
    const id = v7()
    ids.push(id)
    const visit = { campaignId: base.campaignId, customerId, each, now: clock() }
    await phone.add({ id, label: 'Bakker', appointmentId: null }, (seq, device) => writtenVisit({ id, seq, device }, visit))
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
