import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { ArrivalFacts } from '#db/arrival'
import type { Tx } from '#db/door'
import { mergeCustomers } from '#db/merges'
import { customerImport, finding, importPiece, importRow, mergeEvent } from '#db/schema/clean'
import { contact, customer, customerNumber, job } from '#db/schema/customer'
import { guessMapping } from '#domain/clean/guess'
import type { CleanRow } from '#domain/clean/preview'
import { cleanTable } from '#domain/clean/preview'
import { type BaseFacts, factsOfRows } from '#domain/clean/score'
import { readTable } from '#domain/clean/table'
import type { Chance } from './chance'
import { dirtyFile } from './dirty-file'
import { type Installer, installers, pointNear } from './installers'
import type { Cast } from './people-rows'

/** A living installer of the base with its rows' ids. */
export type Taken = { installer: Installer; customerId: string; contactId: string | null }

/**
 * Step 1 of the story: the client's file of 612 rows is read and cleaned by the product's own rules; 31 exact copies are folded, 30 other spellings
 * merged, 14 are closed and 537 stay.
 */
export async function takeInBase(tx: Tx, cast: Cast, campaignId: string): Promise<Taken[]> {
  const { chance, days } = cast
  const clientId = cast.clients.waalstroom
  const base = installers(chance)
  const year = Number(days.today.slice(0, 4)) - 1
  const file = dirtyFile(chance, base, year)
  const table = readTable(file.bytes)
  if ('refused' in table) throw new Error(`the demo's file is refused: ${table.refused}`)
  const { mapping, columns: seen } = guessMapping(table)
  const cleaned = cleanTable(table, mapping, {})
  if ('refused' in cleaned) throw new Error(`the demo's mapping is refused: ${cleaned.refused}`)

  const importId = chance.id()
  const takenInAt = days.at(days.past(38), '11:20')
  await tx.insert(customerImport).values({
    clientId,
    id: importId,
    campaignId,
    fileName: file.name,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    size: file.bytes.length,
    state: 'taken-in',
    mapping: { ...mapping, seen },
    counts: {},
    uploadedBy: cast.staff.marieke,
    uploadedAt: days.at(days.past(38), '11:05'),
    takenInAt,
  })
  await tx.insert(importPiece).values({ clientId, importId, place: 0, bytes: Buffer.from(file.bytes) })

  const byNo = new Map(base.map((each) => [each.no, each]))
  const keepers = new Map<string, Taken>()
  const customers: (typeof customer.$inferInsert)[] = []
  const numbers: (typeof customerNumber.$inferInsert)[] = []
  const contacts: (typeof contact.$inferInsert)[] = []
  const jobs: (typeof job.$inferInsert)[] = []
  const findings: (typeof finding.$inferInsert)[] = []
  const rows: (typeof importRow.$inferInsert)[] = []
  const merged: Twin[] = []

  // A first line of each installer is its keeper, whatever order the file has; its copies come after all keepers.
  const lines = cleaned.rows.map((row, at) => ({ row, told: file.lines[at] })).filter((line) => line.row.customer)
  const inOrder = [...lines.filter((line) => !line.told?.copy), ...lines.filter((line) => line.told?.copy)]
  for (const { row, told } of inOrder) {
    const installer = byNo.get(told?.no ?? '')
    if (!told || !installer || !row.customer) continue
    const keeper = keepers.get(told.no)
    if (told.copy === 'exact') {
      rows.push(rowOf(clientId, importId, row, keeper?.customerId ?? null, table.rows))
      continue
    }
    const id = chance.id()
    const made = customerOf(clientId, importId, id, row, installer, cast)
    if (told.copy === 'variant') {
      merged.push({ keeperNo: told.no, row: made })
      continue
    }
    customers.push(made)
    for (const { year: of, cents } of row.customer.revenue) {
      if (of !== null) numbers.push({ clientId, customerId: id, measure: 'revenue', year: of, amount: cents })
    }
    const person = contactOf(clientId, importId, id, installer, chance)
    if (person) {
      contacts.push(person.contact)
      jobs.push(person.job)
    }
    for (const each of row.findings) {
      findings.push({
        clientId,
        id: chance.id(),
        customerId: id,
        importId,
        field: each.field,
        kind: each.kind,
        value: each.value.slice(0, 200),
        rule: each.rule,
        proposal: each.proposal,
        // Who took the file in agreed that the closed ones are closed.
        state: each.kind === 'closed' ? 'accepted' : 'open',
      })
    }
    keepers.set(told.no, { installer, customerId: id, contactId: person?.contact.id ?? null })
  }

  await inChunks(customers, (chunk) => tx.insert(customer).values(chunk))
  await inChunks(numbers, (chunk) => tx.insert(customerNumber).values(chunk))
  await inChunks(contacts, (chunk) => tx.insert(contact).values(chunk))
  await inChunks(jobs, (chunk) => tx.insert(job).values(chunk))
  await inChunks(
    merged.map(({ row }) => row),
    (chunk) => tx.insert(customer).values(chunk),
  )
  await inChunks(rows, (chunk) => tx.insert(importRow).values(chunk))
  await inChunks(findings, (chunk) => tx.insert(finding).values(chunk))
  await mergeTwins(tx, cast, merged, keepers)
  const counts = {
    read: cleaned.counts.read,
    customers: customers.length + merged.length,
    folded: rows.length,
    later: 0,
    rejected: 0,
    closed: cleaned.counts.closed,
    findings: findings.length,
  }
  await tx
    .update(customerImport)
    .set({ counts, scoreBefore: arrivalOf(factsOfRows(cleaned.rows, days.past(38)), counts.folded + merged.length) })
    .where(and(eq(customerImport.clientId, clientId), eq(customerImport.id, importId)))
  return [...keepers.values()]
}

/** A file whose duplicates were looked for, and all found. */
function arrivalOf(facts: BaseFacts, duplicates: number): ArrivalFacts {
  return { ...facts, duplicates, counted: true }
}

/** The other spellings go up in their keepers by the product's own merge, so that each can be undone. */
async function mergeTwins(tx: Tx, cast: Cast, merged: readonly Twin[], keepers: ReadonlyMap<string, Taken>) {
  const clientId = cast.clients.waalstroom
  const merges = merged.flatMap(({ keeperNo, row }) => {
    const keeper = keepers.get(keeperNo)
    return keeper ? [{ groupId: null, keeperId: keeper.customerId, memberIds: [row.id], values: {} }] : []
  })
  await mergeCustomers(tx, clientId, merges)
  const then = { mergedBy: cast.staff.marieke, mergedAt: cast.days.at(cast.days.past(37), '09:40') }
  await tx.update(mergeEvent).set(then).where(eq(mergeEvent.clientId, clientId))
}

type Twin = { keeperNo: string; row: typeof customer.$inferInsert }

function customerOf(
  clientId: string,
  importId: string,
  id: string,
  row: CleanRow,
  installer: Installer,
  cast: Cast,
): typeof customer.$inferInsert {
  const clean = row.customer
  if (!clean) throw new Error('a row without a customer is not taken in')
  const point = pointNear(installer.place, cast.chance)
  const { revenue: _, contact: __, note: ___, ...fields } = clean
  return {
    ...fields,
    clientId,
    id,
    importId,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    status: installer.closed ? 'closed' : 'active',
    potential: installer.group === 'grow' ? 4 : installer.group === 'cherish' ? 3 : null,
    confirmedOn: cast.days.past(37),
  }
}

function contactOf(clientId: string, importId: string, customerId: string, installer: Installer, chance: Chance) {
  if (!installer.contact) return null
  const { salutation, firstName, lastName } = installer.contact
  const infix = /^(Van den|Van der|Van|De|Ten) /.exec(lastName)?.[1]?.toLowerCase() ?? null
  const family = infix ? lastName.slice(infix.length + 1) : lastName
  const id = chance.id()
  return {
    contact: {
      clientId,
      id,
      importId,
      firstName,
      infix,
      lastName: family,
      name: [firstName, infix, family].filter(Boolean).join(' '),
      salutation: salutation === 'Dhr.' ? 'heer' : 'mevrouw',
      mobile: null,
    },
    job: {
      clientId,
      id: chance.id(),
      contactId: id,
      customerId,
      title: chance.pick(['eigenaar', 'directeur', 'bedrijfsleider', 'inkoper']),
      decisionRole: chance.pick(['decider', 'influencer', 'buyer'] as const),
      isPrimary: true,
    },
  }
}

/** A line that says the very same as the one its customer was made of. */
function rowOf(
  clientId: string,
  importId: string,
  row: CleanRow,
  customerId: string | null,
  read: readonly { line: number; cells: string[] }[],
) {
  const raw = read.find((each) => each.line === row.line)?.cells ?? []
  return { clientId, importId, line: row.line, raw, outcome: 'folded' as const, customerId }
}

async function inChunks<Row>(list: readonly Row[], write: (chunk: Row[]) => Promise<unknown>) {
  for (let at = 0; at < list.length; at += 200) await write(list.slice(at, at + 200))
}
