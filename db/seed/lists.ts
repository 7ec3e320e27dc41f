import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { rows } from '#db/rows'
import { campaign } from '#db/schema/campaign'
import { projectList, projectListExport, projectListMember } from '#db/schema/customer'
import { addDays } from '#domain/calendar/day'
import type { Cast } from './people-rows'
import { mainCampaign } from './waalstroom'

/** Who is invited to the opening of the showroom: a list that expires in three days, of which one file may still stand at the mailing tool. */
export async function openingShowroom(tx: Tx, { days, clients, staff }: Cast, chance: Cast['chance']): Promise<void> {
  const clientId = clients.waalstroom
  const [main] = await tx.select({ id: campaign.id }).from(campaign).where(eq(campaign.name, mainCampaign))
  const listId = chance.id()
  const [madeAt, leftAt, unsubscribedAt] = [days.at(days.past(12), '09:20'), days.at(days.past(8), '10:05'), days.at(days.past(6), '08:41')]
  await tx.insert(projectList).values({
    ...{ clientId, id: listId, campaignId: main?.id ?? null, createdBy: staff.marieke, createdAt: madeAt },
    ...{ name: 'Opening showroom', purpose: 'Uitnodiging voor de opening van de showroom in Tiel, met het persbericht.' },
    expiresOn: addDays(days.today, 3),
  })
  const invited = await rows<{ contactId: string }>(
    tx,
    sql`select k.id as "contactId" from contact k join lateral (select c.name, c.email from job j join customer c on c.client_id = j.client_id and c.id = j.customer_id
          where j.client_id = k.client_id and j.contact_id = k.id and j.ends_on is null and c.canonical_id is null and c.status = 'active' and not c.do_not_contact
          order by j.is_primary desc, j.id limit 1) p on true
        where k.client_id = ${clientId} and k.canonical_id is null and not k.do_not_contact and coalesce(k.email, p.email) is not null
        order by p.name, k.name, k.id limit 34`,
  )
  const [first, , , fourth] = invited
  await tx.insert(projectListMember).values(
    invited.map(({ contactId }) => ({
      ...{ clientId, listId, contactId, addedBy: staff.marieke, addedAt: madeAt },
      unsubscribedAt: contactId === fourth?.contactId ? unsubscribedAt : null,
    })),
  )
  if (!first) return
  await tx.insert(projectListExport).values({
    ...{ clientId, id: chance.id(), listId, format: 'tool', people: invited.length, leftOut: 0 },
    ...{ exportedBy: staff.marieke, exportedAt: leftAt },
  })
}
