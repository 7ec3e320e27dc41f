import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { inviteSomebody } from '#app/auth/invitations.server'
import { mergeAllPreselected } from '#app/clean/merge-duplicates.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { releaseReport } from '#app/reports/write.server'
import type { Db } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { callOff, campaign, campaignStaff, ledgerEntry, meeting, travelEntry, unit } from '#db/schema/campaign'
import { contactClaim } from '#db/schema/carry-out'
import { duplicateGroup, finding } from '#db/schema/clean'
import {
  acquaintance,
  contact,
  customer,
  customerNumber,
  handout,
  job,
  note,
  projectList,
  projectListExport,
  projectListMember,
  signal,
} from '#db/schema/customer'
import { followUpSnooze } from '#db/schema/follow-up'
import { costRule, statement, travelReceipt, unitCharge } from '#db/schema/money'
import { client, clientPerson, clientStaff } from '#db/schema/people'
import { planComment, planEdition, plannedActivity, planTask, segment, segmentMember, segmentPin } from '#db/schema/plan'
import { dossierLook, privacyExport, privacyRequest } from '#db/schema/privacy'
import { report, reportSchedule } from '#db/schema/report'
import { outbox, outboxAttachment } from '#db/schema/system'
import { addDays, type Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { canariesOf, type Letter } from './canaries'
import { fieldWork } from './field-work'
import { type Canaries, type Crew, type Ids, id, type Town } from './town'

/**
 * A client with something in every table that holds rows of clients, each text with its own canary.
 * @param crew `consultant` calls and visits; `owner` looks after the customers
 */
export async function furnished(db: Db, letter: Letter, crew: Crew, today: Day): Promise<{ clientId: string; ids: Ids }> {
  const clientId = v7()
  const words = canariesOf(letter)
  const ids = { client: clientId, staff: crew.consultant } as Ids
  const inTown = (work: (town: Town) => Promise<void>) =>
    withActor(db, SYSTEM, (tx) => work({ tx, clientId, words, ours: words, crew, today, ids }))
  await inTown(async (town) => {
    await people(town)
    await onTheMail(town)
    await campaignAndUnit(town)
    await customers(town)
    await dossier(town)
    await plan(town)
    await fieldWork(town)
    await reports(town)
  })
  await released(ids, crew.boss, today)
  await cleaning(db, ids, crew.boss, { words, ours: words })
  await invited(ids, crew.boss, words)
  return { clientId, ids }
}

/**
 * A second campaign of a client, on which others work: what is planned, sold, decided and reported in it has its own canaries. The customers are the
 * client's, and so is what was said with them.
 */
export async function secondCampaign(db: Db, first: Ids, letter: Letter, crew: Crew, today: Day): Promise<Ids> {
  const ids = { ...first, staff: crew.consultant }
  const [words, ours] = [canariesOf('A'), canariesOf(letter)]
  await withActor(db, SYSTEM, async (tx) => {
    const town = { tx, clientId: first.client, words, ours, crew, today, ids }
    await campaignAndUnit(town)
    await plan(town)
    await fieldWork(town)
    await reports(town)
  })
  await released(ids, crew.boss, today)
  await cleaning(db, ids, crew.boss, { words, ours })
  return ids
}

async function people(town: Town) {
  const { tx, clientId, words, crew, ids } = town
  ids.person = crew.spareUser
  const text = words.plain
  await tx.insert(client).values({ id: clientId, name: text(), initials: 'KA', street: text(), place: text() })
  await tx.insert(clientStaff).values([
    { clientId, staffId: crew.consultant, role: 'consultant' },
    { clientId, staffId: crew.owner, role: 'consultant' },
  ])
  const person = (userId: string | undefined, level: 'owner' | 'staff', disabledAt: Date | null = null) => ({
    ...{ clientId, id: v7(), userId, level, disabledAt, name: text(), email: `${text()}@rondo.example`, phone: text(), jobTitle: text() },
  })
  const disabled = crew.disabledUser ? [person(crew.disabledUser, 'owner', new Date())] : []
  const spare = person(crew.spareUser, 'staff')
  await tx.insert(clientPerson).values([person(crew.ownerUser, 'owner'), person(crew.staffUser, 'staff'), spare, ...disabled])
  await tx.insert(outbox).values({
    ...{
      id: id(town, 'mail'),
      clientId,
      state: 'dead',
      messageId: text(),
      recipient: `${text()}@rondo.example`,
      subject: text(),
      body: words.team(),
      sendAfter: new Date(),
    },
  })
}

async function onTheMail({ tx, clientId, ids }: Town) {
  const invitation = { name: 'kanarie.ics', type: 'text/calendar', bytes: Buffer.from('BEGIN:VCALENDAR') } as const
  await tx.insert(outboxAttachment).values({ id: v7(), clientId, outboxId: ids.mail, ...invitation })
}

async function campaignAndUnit(town: Town) {
  const { tx, clientId, ours, crew, today } = town
  const campaignId = id(town, 'campaign')
  const unitId = id(town, 'unit')
  const [startsOn, endsOn] = [addDays(today, -60), addDays(today, 60)]
  await tx.insert(campaign).values({
    ...{ clientId, id: campaignId, name: ours.plain(), goal: ours.plain(), startsOn, endsOn, targetVisits: 20 },
    topics: [{ name: ours.plain(), tone: 'good' }],
  })
  await tx.insert(campaignStaff).values({ clientId, campaignId, staffId: crew.consultant, role: 'lead' })
  await tx.insert(reportSchedule).values({ clientId, campaignId, startsOn: addDays(today, 60) })
  await tx.insert(unit).values({
    ...{ clientId, id: unitId, campaignId, kind: 'unit-2', name: ours.plain(), minutes: 4800, indicatedVisits: 20, startsOn, endsOn },
    contractNumber: ours.plain(),
  })
  const entry = { clientId, unitId, staffId: crew.consultant, on: addDays(today, -1) }
  await tx.insert(ledgerEntry).values({ ...entry, id: v7(), kind: 'opening', minutes: 4800, on: startsOn, text: ours.plain() })
  await tx
    .insert(ledgerEntry)
    .values({ ...entry, id: id(town, 'entry'), kind: 'consumption', subject: 'meeting', minutes: 60, text: ours.plain() })
  await tx.insert(callOff).values({
    ...{ clientId, id: id(town, 'call-off'), unitId, asked: ours.plain(), toldBy: ours.plain(), minutes: 60, answerBy: addDays(today, 2) },
  })
  const travelId = v7()
  await tx.insert(travelEntry).values({ ...entry, id: travelId, metres: 12_000, cents: 420, reason: ours.plain() })
  await money(town, unitId, travelId)
  await tx
    .insert(meeting)
    .values({ clientId, id: v7(), campaignId, kind: 'interim-evaluation', record: { said: ours.plain() }, agreedBy: ours.plain() })
}

/** What was agreed, a receipt, an issued statement and a rule for charging on. */
async function money(town: Town, unitId: string, travelId: string) {
  const { tx, clientId, words, today } = town
  const from = addDays(today, -60)
  await tx.insert(unitCharge).values({
    ...{ clientId, id: v7(), unitId, edition: 1, appliesFrom: addDays(today, -50), basis: 'hourly', charged: 'as-used', vat: 'standard' },
    ...{ rates: { consultant: 8_000 }, reason: words.plain() },
  })
  const bytes = Buffer.from(`%PDF-1.7 ${words.plain()}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { fileName: words.plain(), mediaType: 'application/pdf', bytes, sha256 }
  await tx.insert(travelReceipt).values({ ...file, clientId, id: id(town, 'receipt'), travelId })
  const party = { name: words.plain(), street: words.plain(), postcode: '4001 AA', place: 'Tiel', kvk: '12345678', vat: null, email: null }
  const number = v7()
  const sums = { lines: [], vat: [], netCents: 0, vatCents: 0, totalCents: 0, hours: [] }
  const content = {
    ...{ number, issuedOn: today, dueOn: today, period: { from, to: from }, language: 'nl', units: [], sums, credits: null },
    seller: { ...party, name: 'Jansen & Bos', street: 'Kerkstraat 1', iban: null, paymentDays: 30 },
    buyer: { ...party, reference: words.plain() },
  }
  await tx.insert(statement).values({
    ...{ clientId, id: id(town, 'statement'), number, startsOn: from, endsOn: from, issuedOn: today, dueOn: today, language: 'nl' },
    ...{ netCents: 0, vatCents: 0, totalCents: 0, content, pdf: bytes, sha256, ubl: `<Invoice>${words.plain()}</Invoice>` },
  })
  await tx.insert(costRule).values({ clientId, id: id(town, 'cost-rule'), name: words.plain(), kind: 'attribute', attribute: 'place' })
}

async function customers(town: Town) {
  const { tx, clientId, words } = town
  const text = words.plain
  const customerId = id(town, 'customer')
  const contactId = id(town, 'contact')
  const waiting = id(town, 'waiting-customer')
  const row = (rowId: string) => ({
    clientId,
    id: rowId,
    name: text(),
    street: text(),
    place: text(),
    email: `${text()}@klant.example`,
    own: { Soort: text() },
  })
  await tx.insert(customer).values([{ ...row(customerId), phone: '+31344612345', externalNo: text() }, row(waiting)])
  await tx.insert(customerNumber).values({ clientId, customerId, measure: 'revenue', year: 2024, amount: 1_234_500 })
  await tx.insert(contact).values({
    clientId,
    id: contactId,
    name: text(),
    email: `${text()}@klant.example`,
    phone: '+31612345678',
    personal: { cat: words.team() },
  })
  await tx.insert(job).values({ clientId, id: id(town, 'job'), contactId, customerId, title: text(), isPrimary: true })
}

async function dossier(town: Town) {
  const { tx, clientId, words, crew, today, ids } = town
  const here = { clientId, customerId: ids.customer }
  const written = { ...here, writtenBy: crew.owner, campaignId: ids.campaign }
  await tx.insert(note).values([
    { ...written, id: v7(), visibility: 'shared', text: words.plain() },
    { ...written, id: v7(), visibility: 'team', text: words.team() },
    { ...written, id: v7(), visibility: 'private', text: words.secret() },
  ])
  await tx.insert(acquaintance).values({ clientId, contactId: ids.contact, staffId: crew.owner, strength: 4, metAt: words.team() })
  const quietUntil = new Date(Date.now() - 60_000)
  const startsAt = new Date(quietUntil.getTime() - 3_600_000)
  await tx
    .insert(contactClaim)
    .values({ ...here, id: v7(), staffId: crew.owner, startsAt, quietUntil, warnedAt: startsAt, reason: words.team() })
  await tx.insert(signal).values({ ...here, id: id(town, 'signal'), kind: 'news', text: words.plain(), actOn: today })
  await tx.insert(handout).values({
    ...{ clientId, id: id(town, 'handout'), kind: 'assign', role: 'owner', startsOn: today, customers: 1 },
    ...{ rule: { customer: words.plain() }, reason: words.team(), toStaffId: crew.owner },
  })
  await tx.insert(followUpSnooze).values({
    ...{ clientId, id: id(town, 'snooze'), customerId: ids['waiting-customer'], until: addDays(today, 30) },
    ...{ reason: words.team(), staffId: crew.owner },
  })
  await privacy(town)
  const listId = id(town, 'list')
  await tx.insert(projectList).values({ clientId, id: listId, name: words.plain(), purpose: words.team(), expiresOn: addDays(today, 30) })
  await tx.insert(projectListMember).values({ clientId, listId, contactId: ids.contact })
  await tx.insert(projectListExport).values({
    ...{ clientId, id: id(town, 'upload'), listId, format: 'tool', people: 1, leftOut: 0, exportedBy: crew.owner, exportedAt: new Date() },
  })
}

/** What the person asked of their own data, the file that was made for it, and who looked. */
async function privacy(town: Town) {
  const { tx, clientId, words, crew, today, ids } = town
  const requestId = id(town, 'privacy-request')
  const asked = {
    clientId,
    customerId: ids.customer,
    contactId: ids.contact,
    receivedOn: today,
    dueOn: addDays(today, 30),
    askedBy: crew.owner,
  }
  await tx.insert(privacyRequest).values({ ...asked, id: requestId, kind: 'access', words: words.team(), identity: 'known' })
  const file = { state: 'ready' as const, expiresAt: new Date(Date.now() + 86_400_000), bytes: Buffer.from(words.plain()), choices: {} }
  await tx.insert(privacyExport).values({ ...file, clientId, id: id(town, 'privacy-file'), requestId, language: 'nl' })
  const looked = { clientId, staffId: crew.owner, on: addDays(today, -1), firstAt: new Date(), lastAt: new Date() }
  await tx.insert(dossierLook).values([
    { ...looked, id: v7(), customerId: ids.customer, way: 'dossier' },
    { ...looked, id: v7(), contactId: ids.contact, way: 'person' },
  ])
}

async function plan(town: Town) {
  const { tx, clientId, ours, crew, today, ids } = town
  const { campaign: campaignId, customer: customerId } = ids
  const segmentId = id(town, 'segment')
  await tx.insert(segment).values([
    { clientId, campaignId, id: segmentId, name: ours.plain(), colour: 'A', position: 1, weight: 5 },
    { clientId, campaignId, id: v7(), name: ours.plain(), colour: 'E', position: 2, isRest: true },
  ])
  const member = { clientId, campaignId, customerId, segmentId }
  await tx.insert(segmentMember).values(member)
  await tx.insert(segmentPin).values({ ...member, reason: ours.plain(), pinnedBy: crew.consultant })
  await tx.insert(plannedActivity).values({
    ...{
      clientId,
      campaignId,
      segmentId,
      id: id(town, 'activity'),
      kind: 'visit',
      aim: ours.plain(),
      script: ours.plain(),
      minutes: 70,
      target: 10,
    },
    ...{ ownerId: crew.consultant, dueOn: addDays(today, 30) },
  })
  await tx
    .insert(planEdition)
    .values({ ...{ clientId, campaignId, id: v7(), edition: 1, plan: [], members: {}, approvedBy: ours.plain(), approvedAt: new Date() } })
  await tx
    .insert(planComment)
    .values({ ...{ clientId, campaignId, id: v7(), edition: 1, text: ours.plain(), writtenBy: ours.plain(), byClient: true } })
  await tx.insert(planTask).values({ ...{ clientId, campaignId, customerId, segmentId, activityId: v7(), kind: 'card', edition: 1 } })
  const agreed = {
    situation: ours.plain(),
    wishes: ours.plain(),
    agreements: [ours.plain()],
    expectations: [],
    steps: [],
    reportRhythm: 'weekly',
  }
  const record = { ...agreed, people: [{ name: ours.plain(), role: ours.plain(), decides: ours.plain() }], evaluationOn: null }
  await tx.insert(meeting).values({ ...{ clientId, campaignId, id: v7(), kind: 'kick-off', heldAt: new Date(), edition: 1, record } })
}

async function reports(town: Town) {
  const { tx, clientId, ours, today, ids } = town
  const period = (back: number) => ({ startsOn: addDays(today, -back - 6), endsOn: addDays(today, -back), periodKey: `${back}` })
  const draft = { clientId, campaignId: ids.campaign, kind: 'weekly' as const, language: 'nl' as const, summary: ours.plain() }
  await tx.insert(report).values([
    { ...draft, id: id(town, 'report'), number: 1, headline: ours.plain(), ...period(2) },
    { ...draft, id: id(town, 'draft'), number: 2, headline: ours.team(), ...period(0) },
  ])
  const said = { findings: ours.team(), agreed: [ours.team()], seen: [] }
  const evaluation = { ...draft, kind: 'interim-evaluation' as const, summary: ours.team(), evaluation: said }
  await tx.insert(report).values({ ...evaluation, id: id(town, 'evaluation'), number: 1, headline: ours.team(), ...period(0) })
}

async function released(ids: Ids, boss: StaffActor, today: Day) {
  const outcome = await releaseReport(boss, ids.report, 1, `${today}T23:00:00.000Z`)
  if ('refused' in outcome) throw new Error(`the report of the matrix was not released: ${outcome.refused}`)
}

async function cleaning(db: Db, ids: Ids, boss: StaffActor, { words, ours }: Pick<Town, 'words' | 'ours'>) {
  const file = `Naam;Telefoon;Plaats\r\n${ours.plain()};12;${ours.plain()}\r\n${ours.plain()};0344612399;Tiel\r\n`
  const uploaded = await uploadFile(boss, ids.campaign, { fileName: `${ours.plain()}.csv`, bytes: Buffer.from(file) })
  if ('refused' in uploaded) throw new Error(`the file of the matrix was not taken: ${uploaded.refused}`)
  ids['waiting-import'] = uploaded.importId
  ids.import = uploaded.importId
  await twins(db, ids, words)
  const merged = await mergeAllPreselected(boss, ids.campaign, {})
  if ('refused' in merged || !merged.eventIds[0]) throw new Error('the twins of the matrix were not merged')
  ids.merge = merged.eventIds[0]
  await twins(db, ids, words)
  await withActor(db, SYSTEM, async (tx) => {
    ids.finding = v7()
    const malformed = { field: 'phone', kind: 'malformed' as const, rule: 'phone-malformed', value: words.plain(), proposal: words.plain() }
    await tx.insert(finding).values({ ...malformed, clientId: ids.client, id: ids.finding, customerId: ids.customer, askedAt: new Date() })
  })
}

async function twins(db: Db, ids: Ids, words: Canaries) {
  const alike = {
    name: words.plain(),
    street: 'Kerkstraat',
    houseNumber: 12,
    postcode: '4101 AA',
    place: 'Culemborg',
    phone: `+3134461${String(Math.floor(Math.random() * 9000) + 1000)}`,
  }
  ids.twin = v7()
  ids['other-twin'] = v7()
  ids.group = v7()
  const pair = [ids.twin, ids['other-twin']]
  const found = { band: 'sure' as const, percentage: 99, pairs: [], preselected: 1, recordIds: pair }
  await withActor(db, SYSTEM, async (tx) => {
    await tx.insert(customer).values(pair.map((each) => ({ ...alike, clientId: ids.client, id: each, email: 'info@tweeling.example' })))
    await tx.insert(duplicateGroup).values({ ...found, clientId: ids.client, campaignId: ids.campaign, id: ids.group })
  })
}

async function invited(ids: Ids, boss: StaffActor, words: Canaries) {
  const invitee = { kind: 'client', role: 'staff', clientId: ids.client, clientPersonId: null } as const
  const made = await inviteSomebody(boss, { ...invitee, email: `${words.plain()}@rondo.example`, name: words.plain() })
  if ('refused' in made) throw new Error(`nobody of the matrix was invited: ${made.refused}`)
  ids.invitation = made.id
}
