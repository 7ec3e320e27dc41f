import { lookupSettingsOf, placeFigures, setLookupSettings, waitingToLookUp } from '#db/address-lookups'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import type { AskedAddress, LookupSettings, LookupTrouble } from '#domain/clean/address-lookup'
import { isServiceAddress } from '#domain/language/service-address'
import type { StaffActor } from '#domain/relations/actor'
import { askRegister } from './look-up-addresses.server'

export type LookupScreen = { settings: LookupSettings; figures: Awaited<ReturnType<typeof placeFigures>>; waiting: number }

/** Whether addresses are looked up, and how exactly the customers stand on the map that this person sees. */
export async function lookupScreen(actor: StaffActor): Promise<LookupScreen> {
  return withActor(theDb(), actor, async (tx) => ({
    settings: await lookupSettingsOf(tx),
    figures: await placeFigures(tx),
    waiting: await waitingToLookUp(tx),
  }))
}

export type LookupNo = { refused: 'settings-not-yours' | 'lookup-address' | 'used-twice' }

/** Changes whether and where addresses are looked up. Only an administrator says to whom addresses of customers go. */
export async function changeLookup(
  actor: StaffActor,
  change: Omit<LookupSettings, 'trouble'>,
  { op }: { op?: string },
): Promise<{ changed: true } | LookupNo> {
  if (actor.role !== 'admin') return { refused: 'settings-not-yours' }
  if (!isServiceAddress(change.address)) return { refused: 'lookup-address' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, change, async () => {
      await setLookupSettings(tx, { ...change, trouble: null })
      const { isOn, address } = change
      await record(tx, { action: 'lookup.changed', object: 'firm', objectId: 'addresses', clientId: null, detail: { isOn, address } })
      return { changed: true } as const
    }),
  )
}

export type LookupTried = {
  tried: { latitude: number; longitude: number; municipality: string | null } | { trouble: LookupTrouble } | null
}

/** Asks the service that is set for one address that everybody knows: Dam 1 in Amsterdam. */
export async function tryLookup(actor: StaffActor): Promise<LookupTried | LookupNo> {
  if (actor.role !== 'admin') return { refused: 'settings-not-yours' }
  const { address } = await withActor(theDb(), actor, lookupSettingsOf)
  return { tried: await askRegister(address, dam) }
}

const dam: AskedAddress = { key: '1012 JS 1', postcode: '1012 JS', number: 1, suffix: null, street: 'Dam', place: 'Amsterdam' }
