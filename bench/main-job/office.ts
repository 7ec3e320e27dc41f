import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { closeDb, connect, theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { migrate } from '#db/migrate'
import { firm } from '#db/schema/people'
import { databaseUrl } from '#db/server'
import { addStaffMember } from '#db/staff'
import type { StaffActor } from '#domain/relations/actor'

export type Office = { manager: StaffActor; consultants: StaffActor[] }

/** Does work in an office of its own: a private database in a temporary folder, with a firm, a manager and two consultants. Nothing of it is left. */
export async function inOffice<T>(work: (office: Office) => Promise<T>): Promise<T> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'rondo-bench-'))
  const database = await databaseUrl({}, { dataFolder })
  process.env.RONDO_DATABASE_URL = database.url
  try {
    const { sql } = connect(database.url, 1)
    await migrate(sql).finally(() => sql.end())
    return await work(await people())
  } finally {
    await closeDb()
    await database.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

const workDay: [number, number] = [8 * 60 + 30, 17 * 60 + 30]
const workHours = { 1: workDay, 2: workDay, 3: workDay, 4: workDay, 5: workDay }

async function people(): Promise<Office> {
  return withActor(theDb(), SYSTEM, async (tx) => {
    await tx.insert(firm).values({ id: v7(), name: 'Jansen & Bos' })
    const employ = async (name: string, initials: string, role: StaffActor['role']): Promise<StaffActor> => {
      const staffId = await addStaffMember(tx, { name, initials, email: `${initials}@bureau.example`, role, workHours })
      return { kind: 'staff', role, staffId, userId: staffId, name, clientIds: 'all', campaignIds: 'all' }
    }
    return {
      manager: await employ('Nora Jansen', 'NJ', 'manager'),
      consultants: [await employ('Marieke Bos', 'MB', 'consultant'), await employ('Tom Jansen', 'TJ', 'consultant')],
    }
  })
}
