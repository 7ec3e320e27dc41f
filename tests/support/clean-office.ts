import { v7 } from 'uuid'
import { closeDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import type { StaffActor } from '#domain/relations/actor'
import { aClient, type Base } from './customer-base'
import { freshDatabase, type TestDatabase } from './database'

export type CleanOffice = TestDatabase & { end(): Promise<void> }

/** A database that the use cases work on. */
export async function cleanOffice(): Promise<CleanOffice> {
  const database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  const end = async () => {
    await closeDb()
    await database.drop()
  }
  return { ...database, end }
}

/** A new client with a campaign, and the consultant who works for it and for nobody else. */
export async function newCampaign({ db }: TestDatabase, name?: string): Promise<Base & { marieke: StaffActor }> {
  const base = await withActor(db, SYSTEM, (tx) => aClient(tx, name))
  const marieke: StaffActor = {
    kind: 'staff',
    role: 'consultant',
    staffId: base.staffId,
    userId: v7(),
    name: 'Marieke Bos',
    clientIds: [base.clientId],
    campaignIds: 'all',
  }
  return { ...base, marieke }
}

/** A file as a client would send it, from lines of text. */
export function csv(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

export const header = 'Debnr;Naam;Adres;PC;Plaats;Tel;E-mail;Contactpersoon;Omzet 2024;Opm'
