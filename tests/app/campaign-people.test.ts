import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignPerson, peopleScreen, unassignPerson } from '#app/campaigns/people/people.server'
import { campaignHeader, campaignList } from '#app/campaigns/read.server'
import { find } from '#app/home/find.server'
import { requireStaff } from '#app/http/actor.server'
import { SYSTEM, withActor } from '#db/door'
import type { StaffActor } from '#domain/relations/actor'
import { asked, employ, loggedIn, officeWithLogins } from '#tests/support/logins'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const today = '2025-11-18'
let office: Awaited<ReturnType<typeof officeWithLogins>>
let base: UnitBase
let annet: StaffActor
let tom: { userId: string; staffId: string; cookie: string }

beforeAll(async () => {
  office = await officeWithLogins()
  base = await withActor(office.db, SYSTEM, (tx) => aUnit(tx))
  const ids = await employ(office, { email: 'annet@office.example', name: 'Annet', role: 'manager' })
  annet = { kind: 'staff', role: 'manager', name: 'Annet', ...ids, clientIds: [base.clientId], campaignIds: 'all' }
  const made = await employ(office, { email: 'tom@office.example', name: 'Tom Jansen' })
  tom = { ...made, cookie: await loggedIn('tom@office.example') }
})
afterAll(() => office.end())

const on = { role: 'consultant', since: null, until: null } as const
const toms = () => requireStaff(asked('/campaigns', { cookie: tom.cookie }))
const put = (change: object = {}) => assignPerson(annet, base.campaignId, { staffId: tom.staffId, ...on, ...change }, { today })
const seenByTom = async () => (await campaignList(await toms(), { search: '', state: 'all', page: 1, today })).page.rows.map(({ id }) => id)

describe('putting somebody on a campaign', () => {
  test('opens it to them at their next request, in the list, the header and the search; taking them off closes it', async () => {
    expect(await seenByTom()).toEqual([])
    expect(await put()).toEqual({ assigned: tom.staffId })
    expect(await seenByTom()).toEqual([base.campaignId])
    const { name } = await campaignHeader(await toms(), base.campaignId, today)
    expect((await find(await toms(), name)).map(({ kind }) => kind)).toContain('campaign')

    expect(await unassignPerson(annet, base.campaignId, tom.staffId, today)).toEqual({ unassigned: tom.staffId })
    expect(await seenByTom()).toEqual([])
    await expect(campaignHeader(await toms(), base.campaignId, today)).rejects.toMatchObject({ status: 404 })
    expect((await toms()).clientIds).toEqual([])
    expect(await unassignPerson(annet, base.campaignId, tom.staffId, today)).toEqual({ unassigned: tom.staffId })
  })

  test('shows who is on it and who will be, the lead first', async () => {
    await put({ role: 'standby', since: '2025-12-01', until: '2025-12-14' })
    const { people } = await peopleScreen(annet, base.campaignId, today)
    expect(people.map(({ name, role, since, until }) => ({ name, role, since, until }))).toEqual([
      { name: 'Marieke Bos', role: 'lead', since: null, until: null },
      { name: 'Tom Jansen', role: 'standby', since: '2025-12-01', until: '2025-12-14' },
    ])
  })

  test('keeps somebody who leads it without an end', async () => {
    const { staffId } = base
    expect(await unassignPerson(annet, base.campaignId, staffId, today)).toEqual({ refused: 'lead-missing' })
    expect(await assignPerson(annet, base.campaignId, { staffId, ...on }, { today })).toEqual({ refused: 'lead-missing' })
    const lead = { staffId, role: 'lead', since: null, until: '2025-12-31' } as const
    expect(await assignPerson(annet, base.campaignId, lead, { today })).toEqual({ refused: 'lead-missing' })
  })

  test('refuses days that end before they begin, and somebody who does not work here', async () => {
    expect(await put({ since: '2025-12-02', until: '2025-12-01' })).toEqual({ refused: 'ends-before-start' })
    expect(await put({ staffId: '00000000-0000-4000-8000-000000000009' })).toEqual({ refused: 'staff-unknown' })
  })
})
