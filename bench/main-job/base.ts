import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { duplicatesScreen } from '#app/clean/duplicate-queue.server'
import { findDuplicatesOf } from '#app/clean/find-duplicates.server'
import { mergeAllPreselected, mergeGroup } from '#app/clean/merge-duplicates.server'
import { cleanOverview } from '#app/clean/overview.server'
import { previewImport } from '#app/clean/preview-import.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import type { StaffActor } from '#domain/relations/actor'
import { done } from './done'

/** Uploads a file and takes it in with its columns mapped as guessed, malformed values and closed customers included. */
export async function takeInFile(actor: StaffActor, campaignId: string, path: string) {
  const file = { fileName: basename(path), bytes: await readFile(path) }
  const { importId } = done(await uploadFile(actor, campaignId, file), 'upload')
  const preview = done(await previewImport(actor, importId), 'preview')
  if (preview.refusal) throw new Error(`preview: ${JSON.stringify(preview.refusal)}`)
  return done(await takeIn(actor, importId, { withFindings: true }), 'take in')
}

/** A merge may bring out that two others are one as well; after this many looks what is left waits for a person. */
const mostLooks = 5

/** Merges what is sure and what is probable, and looks again until a look finds nothing more. @returns how many customers are left */
export async function mergeDuplicates(actor: StaffActor, campaignId: string): Promise<number> {
  for (let look = 0; look < mostLooks; look++) {
    done(await findDuplicatesOf(actor, campaignId), 'find duplicates')
    const { groups } = done(await mergeAllPreselected(actor, campaignId), 'merge')
    const probable = await mergeProbable(actor, campaignId)
    if (groups + probable === 0) break
  }
  return done(await cleanOverview(actor, campaignId), 'overview').customers.living
}

// One that meanwhile holds a merged record, or has two register numbers, waits for a person as it does on the screen.
async function mergeProbable(actor: StaffActor, campaignId: string): Promise<number> {
  let merged = 0
  for (const band of ['sure', 'probable'] as const) {
    const { queue } = done(await duplicatesScreen(actor, campaignId, { band }), 'queue')
    for (const groupId of queue.queue) {
      const answer = await mergeGroup(actor, { campaignId, groupId })
      if (!('refused' in answer)) merged++
      else if (answer.refused !== 'stale' && answer.refused !== 'conflicting-numbers') throw new Error(`merge: ${answer.refused}`)
    }
  }
  return merged
}
