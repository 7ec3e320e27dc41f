import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayPage } from '#app/carry-out/today/day.server'
import { briefingsFile } from '#app/carry-out/visits/briefings.server'
import { i18nFor } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import { formatsIn } from '#app/messages/use-format'
import { addAppointment } from '#db/appointments'
import { closeDb } from '#db/connection'
import { addNote, addPersonAt } from '#db/contacts'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { addTask } from '#db/tasks'
import type { StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T06:00:00.000Z'
const day = '2025-11-18'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const words = { t: i18nFor('nl').getFixedT('nl', namespaces), format: formatsIn('nl') }
let base: UnitBase
let customerId: string

const actor = (role: StaffActor['role'] = 'consultant'): StaffActor => {
  const { staffId, clientId } = base
  return { kind: 'staff', role, staffId, userId: v7(), name: 'Marieke Bos', clientIds: [clientId], campaignIds: 'all' }
}
const briefing = async (who = actor()) => {
  const { stops } = await dayPage(who, now, words)
  return stops[0]?.sheet
}

beforeAll(async () => {
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: 'Waalstroom', hours: 10, visits: 4 })
    customerId = (await customersOf(tx, base.clientId, [{ name: 'Bakker Klimaattechniek', legalForm: 'bv' }]))[0] ?? ''
    const { clientId, campaignId, staffId } = base
    const rest = { contactId: null, staffId, minutes: 45, sequence: 0, rigidity: 'fixed', state: 'agreed', agreedWith: null } as const
    await addAppointment(tx, base, { id: v7(), customerId, startsAt: '2025-11-18T09:15:00.000Z', ...rest })
    const person = { clientId, customerId, firstName: null, infix: null, lastName: null, email: null, phone: null, mobile: null }
    await addPersonAt(tx, { ...person, name: 'Mo Yilmaz', title: 'Inkoop', decisionRole: 'influencer' })
    const erik = await addPersonAt(tx, { ...person, name: 'Erik Bakker', title: null, decisionRole: 'decider' })
    await tx.execute(sql`update contact set personal = '{"birthday":"11-29"}' where id = ${erik}`)
    await tx.execute(sql`insert into acquaintance (client_id, contact_id, staff_id, strength, met_at, met_on)
      values (${clientId}, ${erik}, ${staffId}, 4, 'beurs in Utrecht', '2024-03-05')`)
    await tx.execute(sql`insert into customer_number (client_id, customer_id, measure, year, amount)
      values (${clientId}, ${customerId}, 'revenue', 2024, 21200000), (${clientId}, ${customerId}, 'revenue', 2023, 20000000)`)
    await addTask(tx, clientId, { campaignId, customerId, kind: 'promise', text: 'Vaste contactpersoon', dueOn: '2025-11-14', staffId })
    const note = { clientId, customerId, visibility: 'team' } as const
    await addNote(tx, { ...note, kind: 'arrival', text: 'Achterom parkeren, bel bij de loods.' })
    await addNote(tx, { ...note, kind: 'preference', visibility: 'private', text: 'Dochter studeert in Delft.' })
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

describe('the briefing of a visit', () => {
  test('says who decides first, what was promised and is late, the figures in words, where they met, and where to park', async () => {
    const points = Object.fromEntries((await briefing())?.parts.map(({ key, points }) => [key, points]) ?? [])
    expect(points.decides?.map((point) => point.split(':')[0])).toEqual(['Erik Bakker', 'Mo Yilmaz'])
    expect(points.promises?.[0]).toMatch(/Vaste contactpersoon \(.*was vr 14 nov\)/)
    expect(points.numbers?.[0]).toMatch(/212\.000 omzet in 2024, 6\s?% meer dan het jaar ervoor/)
    expect(points.met?.[0]).toContain('beurs in Utrecht')
    expect(points.arrival).toEqual(['Achterom parkeren, bel bij de loods.'])
  })

  test('keeps what is personal for whoever looks after the customer, and for managers', async () => {
    const personal = async (who: StaffActor) => (await briefing(who))?.parts.find(({ key }) => key === 'personal')?.points ?? []
    expect(await personal(actor())).toEqual([])
    expect(await personal(actor('manager'))).toEqual(['Erik Bakker is jarig op 29 november.', 'Dochter studeert in Delft.'])
    await asSystem((tx) =>
      tx.execute(sql`insert into ownership (client_id, id, customer_id, staff_id, role, starts_on)
        values (${base.clientId}, ${v7()}, ${customerId}, ${base.staffId}, 'owner', '2025-01-01')`),
    )
    expect(await personal(actor())).toHaveLength(2)
  })

  test('is on paper too, one’s own; that of a colleague is for managers', async () => {
    const asked = { day, staffId: base.staffId, language: 'nl', today: day } as const
    const file = await briefingsFile(actor(), asked)
    expect(file?.name).toMatch(/^briefing-2025-11-18-.+-nl\.pdf$/)
    expect(file?.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await briefingsFile(actor(), asked))?.bytes.equals(file?.bytes ?? Buffer.alloc(0))).toBe(true)
    expect(await briefingsFile(actor(), { ...asked, staffId: v7() })).toBeNull()
    expect(await briefingsFile(actor(), { ...asked, day: '2025-11-19' })).toBeNull()
  })
})
