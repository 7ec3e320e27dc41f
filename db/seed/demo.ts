import { eq, like, sql } from 'drizzle-orm'
import type { Db } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { authUser } from '#db/schema/auth'
import { campaign } from '#db/schema/campaign'
import { firm, staff } from '#db/schema/people'
import { freshStatistics } from '#db/statistics'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { demoDays } from './calendar'
import { chanceFrom } from './chance'
import { atTheDesk } from './desk'
import { theGuide } from './guide'
import { openingShowroom } from './lists'
import { otherClients } from './other-clients'
import { demoClientPeople, demoFlexPerson, demoStaff, demoUsers } from './people'
import { demoPeople, flexPerson } from './people-rows'
import { mainCampaign, waalstroom } from './waalstroom'

/** Whether the database holds the demo, something of one's own, or nothing yet. */
export async function contentsOf(db: Db): Promise<'empty' | 'demo' | 'own'> {
  const [found] = await db.select({ isDemo: firm.isDemo }).from(firm).limit(1)
  if (!found) return 'empty'
  return found.isDemo ? 'demo' : 'own'
}

/**
 * Fills an empty database with the demo story (docs/demo.md): the same town on every run, its days counted from today.
 * All fictional. Does nothing when there is a firm already; two that start at once fill it once; one that broke off half-way is begun again.
 */
export async function loadDemo(db: Db, today: Day): Promise<'loaded' | 'there-already'> {
  return db.transaction(async (lock) => {
    await lock.execute(sql`select pg_advisory_xact_lock(hashtext('rondo demo'))`)
    if ((await contentsOf(db)) !== 'empty') return 'there-already'
    await db.delete(authUser).where(like(authUser.email, '%.example'))
    const chance = chanceFrom(20_241_118)
    // A chance of their own for who came to the town later: one draw more from the other would change everybody's days.
    const flexChance = chanceFrom(20_261_122)
    const days = demoDays(today)
    const users = await demoUsers(db, [...Object.values(demoStaff), ...Object.values(demoClientPeople)], chance.id)
    const flexUsers = await demoUsers(db, [demoFlexPerson], flexChance.id)
    await withActor(db, SYSTEM, async (tx) => {
      const cast = await demoPeople(tx, users, days, chance)
      await waalstroom(tx, cast)
      await otherClients(tx, cast)
      await flexPerson(tx, { clientId: cast.clients.deLinde, id: flexChance.id(), userId: flexUsers.hanneke })
      await atTheDesk(tx, cast, flexChance)
      await theGuide(tx)
      await openingShowroom(tx, cast, flexChance)
    })
    await freshStatistics(db)
    return 'loaded'
  })
}

/** The manager of the demo and its main campaign, for what the app itself does to the story: releasing the reports of the weeks behind. */
export async function demoStory(db: Db): Promise<{ manager: StaffActor; campaignId: string } | null> {
  return withActor(db, SYSTEM, async (tx) => {
    const [annet] = await tx.select().from(staff).where(eq(staff.email, demoStaff.annet.email))
    const [main] = await tx.select({ id: campaign.id }).from(campaign).where(eq(campaign.name, mainCampaign))
    if (!annet?.userId || !main) return null
    const manager: StaffActor = {
      kind: 'staff',
      role: 'manager',
      staffId: annet.id,
      userId: annet.userId,
      name: annet.name,
      clientIds: 'all',
      campaignIds: 'all',
    }
    return { manager, campaignId: main.id }
  })
}
