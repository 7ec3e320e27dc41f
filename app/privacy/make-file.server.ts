import { countsOf } from '#db/access'
import { record } from '#db/audit'
import { firmName } from '#db/clients'
import type { Db } from '#db/connection'
import { theDb } from '#db/connection'
import { acrossCampaigns, SYSTEM, type Tx, withActor } from '#db/door'
import { noteLook } from '#db/dossier-looks'
import { enqueue } from '#db/jobs'
import { once } from '#db/once'
import { photoBytes } from '#db/photos'
import { addExport, dropWaiting, exportsOf, keepExport, removeExports, takeExport, waitingExport } from '#db/privacy-exports'
import { privacyRequestOf } from '#db/privacy-requests'
import { privacySettingsOf } from '#db/privacy-settings'
import { addMinutes, type Moment } from '#domain/calendar/moment'
import { type Choices, keyOf, settled, withoutReason } from '#domain/relations/access'
import type { StaffActor } from '#domain/relations/actor'
import { isAnsweredWithFile } from '#domain/relations/privacy-request'
import { archiveOf } from './archive.server'
import { holdingsOf, toReview } from './review.server'
import { subjectAt } from './subject.server'

export type FileAsked = { language: 'nl' | 'en'; sameIds: readonly string[]; choices: Choices; seen: boolean }
export type FileRefusal = {
  refused:
    | 'not-found'
    | 'used-twice'
    | 'no-export'
    | 'decided-already'
    | 'identity-first'
    | 'not-seen'
    | 'reason-missing'
    | 'something-new'
    | 'being-made'
}

/** Asks for the file of a request, as somebody looked through it. It is made after this, by a job. */
export async function askFile(
  actor: StaffActor,
  requestId: string,
  asked: FileAsked,
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ id: string } | FileRefusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { requestId, asked }, () => acrossCampaigns(tx, () => fileAsked(tx, actor, requestId, asked, now))),
  )
}

async function fileAsked(
  tx: Tx,
  actor: StaffActor,
  requestId: string,
  asked: FileAsked,
  now: Moment,
): Promise<{ id: string } | FileRefusal> {
  const request = await privacyRequestOf(tx, requestId, { lock: true })
  const found = request && (await subjectAt(tx, request, now, asked.sameIds))
  if (!request || !found || found.isErased) return { refused: 'not-found' }
  if (!isAnsweredWithFile(request.kind)) return { refused: 'no-export' }
  if (request.state !== 'open') return { refused: 'decided-already' }
  if (!request.identity) return { refused: 'identity-first' }
  if (!asked.seen) return { refused: 'not-seen' }
  if (withoutReason(asked.choices).length > 0) return { refused: 'reason-missing' }
  const { clientId } = request
  if ((await exportsOf(tx, { clientId, requestId })).some(({ state }) => state === 'waiting')) return { refused: 'being-made' }
  const { held, others } = await holdingsOf(tx, found)
  const keys = toReview(held, others).map(({ key }) => key)
  if (keys.some((key) => !asked.choices[key])) return { refused: 'something-new' }
  const choices = Object.fromEntries(keys.map((key) => [key, asked.choices[key]])) as Choices
  const { language, sameIds } = asked
  const id = await addExport(tx, { clientId, requestId, language, choices, sameIds, madeBy: actor.staffId }, now)
  await enqueue(tx, 'privacy-file', { clientId, exportId: id }, { key: id })
  const withheld = Object.values(choices).filter(({ choice }) => choice === 'withheld').length
  await record(tx, {
    action: 'privacy.exported',
    object: 'privacy-export',
    objectId: id,
    clientId,
    detail: { request: requestId, looked: keys.length, withheld },
  })
  return { id }
}

/** Makes a file that was asked for; one that was made or taken away meanwhile is left alone. */
export async function makeFile(db: Db, exportId: string, now: Moment): Promise<void> {
  await withActor(db, SYSTEM, async (tx) => {
    const waiting = await waitingExport(tx, exportId)
    const request = waiting && (await privacyRequestOf(tx, waiting.requestId))
    if (!waiting || !request) return
    const found = await subjectAt(tx, request, now, waiting.sameIds)
    // Whoever went with the import they came from, after the file was asked for. An erasure takes a file away by itself.
    if (!found || found.isErased) return dropWaiting(tx, waiting.id)
    const { held, others } = await holdingsOf(tx, found)
    const rows = held.map((row) => settled(row, others, waiting.choices))
    const photos = []
    for (const { held: row, choice } of rows) {
      const bytes = row.section === 'photos' && choice !== 'withheld' ? await photoBytes(tx, row.id) : null
      if (bytes) photos.push({ key: keyOf(row), bytes })
    }
    const { exportDays } = await privacySettingsOf(tx)
    const about = { name: found.name, client: request.client, firm: await firmName(tx), requestedOn: request.receivedOn, now }
    const bytes = archiveOf({ about, rows, photos, language: waiting.language })
    const expiresAt = addMinutes(now, exportDays * 24 * 60)
    await keepExport(tx, { clientId: waiting.clientId, id: waiting.id }, { bytes, counts: countsOf(held), now, expiresAt })
  })
}

/** The file, for who may have it; that it was taken is written down. Null when there is none any more. */
export async function takeFile(actor: StaffActor, exportId: string, now: Moment): Promise<{ bytes: Buffer; name: string } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const taken = await takeExport(tx, exportId, now)
    const request = taken && (await privacyRequestOf(tx, taken.requestId))
    if (!taken || !request) return null
    const { clientId, contactId, customerId } = request
    await noteLook(tx, { way: 'export', ...(contactId ? { contactId } : { customerId }) }, now)
    await record(tx, {
      action: 'privacy.downloaded',
      object: 'privacy-export',
      objectId: exportId,
      clientId,
      detail: { request: request.id },
    })
    return { bytes: taken.bytes, name: `${request.name}.zip` }
  })
}

/** Takes a file away before its time. */
export async function dropFile(actor: StaffActor, exportId: string): Promise<{ removed: true } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const [gone] = await removeExports(tx, { id: exportId })
    if (!gone) return { refused: 'not-found' }
    await record(tx, { action: 'privacy.removed', object: 'privacy-export', objectId: exportId, clientId: gone.clientId })
    return { removed: true }
  })
}

/** Takes every file away of which the time is over. @returns how many */
export async function dropExpired(db: Db, now: Moment): Promise<number> {
  return withActor(db, SYSTEM, async (tx) => {
    const gone = await removeExports(tx, { expiredAt: now })
    for (const { id, clientId } of gone)
      await record(tx, { action: 'privacy.removed', object: 'privacy-export', objectId: id, clientId, detail: { expired: true } })
    return gone.length
  })
}
