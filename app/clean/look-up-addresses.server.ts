import { setTimeout as pause } from 'node:timers/promises'
import { jsonOf, safeFetch } from '#app/http/safe-fetch.server'
import { addressesToLookUp, keepLookedUp, lookupSettingsOf, placeByAddress, setLookupSettings } from '#db/address-lookups'
import type { Db } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import type { Moment } from '#domain/calendar/moment'
import {
  type AskedAddress,
  type FoundAddress,
  foundAddress,
  type LookupSettings,
  type LookupTrouble,
  lookupQuery,
  restAfter,
} from '#domain/clean/address-lookup'

export type LookedUp = { asked: number; found: number; placed: number; trouble: LookupTrouble | null }

/**
 * Looks up addresses that stand on the map roughly, one after another and never faster than the setting allows, and puts customers where the register says.
 * Every answer is kept, so that no address is asked for twice, also after it was imported anew. A service that fails is left alone, longer each time.
 * @param milliseconds how long this turn may take
 */
export async function lookUpAddresses(
  db: Db,
  now: Moment,
  { signal, milliseconds = 50_000 }: { signal?: AbortSignal; milliseconds?: number } = {},
): Promise<LookedUp> {
  const outcome: LookedUp = { asked: 0, found: 0, placed: 0, trouble: null }
  const settings = await withActor(db, SYSTEM, lookupSettingsOf)
  if (!settings.isOn || (settings.trouble && settings.trouble.restUntil > now)) return outcome
  const until = performance.now() + milliseconds
  while (!outcome.trouble && performance.now() < until && !signal?.aborted) {
    const waiting = await withActor(db, SYSTEM, (tx) => addressesToLookUp(tx, settings.perSecond * 5))
    const answers = waiting.length > 0 ? await askOneByOne(settings, waiting, until, signal) : { kept: [], trouble: null }
    const placed = await withActor(db, SYSTEM, async (tx) => {
      await keepLookedUp(tx, answers.kept)
      return placeByAddress(tx, {})
    })
    outcome.asked += answers.kept.length
    outcome.found += answers.kept.filter(({ found }) => found !== null).length
    outcome.placed += placed
    outcome.trouble = answers.trouble
    if (answers.kept.length === 0) break
  }
  await rememberTrouble(db, settings, outcome, now)
  return outcome
}

type Kept = { key: string; found: FoundAddress }

async function askOneByOne(settings: LookupSettings, waiting: readonly AskedAddress[], until: number, signal: AbortSignal | undefined) {
  const kept: Kept[] = []
  for (const address of waiting) {
    if (performance.now() > until || signal?.aborted) break
    const began = performance.now()
    const found = await askRegister(settings.address, address)
    if (found && 'trouble' in found) return { kept, trouble: found.trouble }
    kept.push({ key: address.key, found })
    await pause(Math.max(0, 1000 / settings.perSecond - (performance.now() - began)))
  }
  return { kept, trouble: null }
}

/** Asks for one address. Only the address goes out: no name, no customer, no client. */
export async function askRegister(service: string, address: AskedAddress): Promise<FoundAddress | { trouble: LookupTrouble }> {
  const answer = await safeFetch(`${service}/free?${lookupQuery(address)}`, {
    hosts: [new URL(service).host],
    // Only an administrator says where the service stands, and nothing of its answer is kept but a point, a municipality and a province.
    privateNetwork: true,
    redirects: 0,
    milliseconds: 5000,
    bytes: 200_000,
    headers: { Accept: 'application/json', 'User-Agent': 'Rondo' },
  })
  if ('refused' in answer)
    return { trouble: answer.refused === 'too-slow' ? 'too-slow' : answer.refused === 'too-large' ? 'not-an-answer' : 'unreachable' }
  if ([401, 403, 429].includes(answer.status)) return { trouble: 'not-allowed' }
  if (answer.status >= 500) return { trouble: 'unreachable' }
  if (answer.status !== 200) return { trouble: 'not-an-answer' }
  return foundAddress(address, jsonOf(answer))
}

async function rememberTrouble(db: Db, { trouble: before }: LookupSettings, { trouble, asked }: LookedUp, now: Moment) {
  if (!trouble && !(before && asked > 0)) return
  const times = (before?.times ?? 0) + 1
  const kept = trouble && { kind: trouble, at: now, restUntil: restAfter(times, new Date(now)).toISOString(), times }
  // Somebody may have changed the settings meanwhile: only what went wrong is written.
  await withActor(db, SYSTEM, async (tx) => setLookupSettings(tx, { ...(await lookupSettingsOf(tx)), trouble: kept }))
}
