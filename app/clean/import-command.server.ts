import { theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { campaignForImport } from '#db/imports'
import { findDuplicatesOf } from './find-duplicates.server'
import { previewImport } from './preview-import.server'
import { onDisk } from './stored-file.server'
import { takeIn } from './take-in.server'
import { commandLimits, uploadFile } from './upload-file.server'

export type Commanded = {
  fileName: string
  pieces: AsyncIterable<Uint8Array>
  client?: string | undefined
  campaignId?: string | undefined
  withFindings: boolean
  withClosed: boolean
  /** Only the dry run: the file waits in the campaign and nothing comes in. */
  onlyCheck: boolean
}

/** Above so many customers the search for duplicates is left to whoever asks for it. */
const searchedAtOnce = 100_000

/** Takes a file in as the screens do: the same reading, rules and writing. @param tell is told how far it is */
export async function importFromCommand(asked: Commanded, tell: (line: string) => void): Promise<{ says: string; code: number }> {
  const campaigns = await withActor(theDb(), SYSTEM, (tx) => campaignForImport(tx, asked))
  const [campaign] = campaigns
  if (!campaign) return { says: 'There is no such client with a campaign.', code: 1 }
  if (campaigns.length > 1)
    return { says: ['Say which campaign, with --campaign:', ...campaigns.map(({ id, name }) => `  ${id}  ${name}`)].join('\n'), code: 1 }
  const stored = await onDisk(asked.pieces, (file) => uploadFile(SYSTEM, campaign.id, { ...file, fileName: asked.fileName }, commandLimits))
  if ('refused' in stored) return { says: `The file is refused: ${stored.refused}.`, code: 1 }
  const preview = await previewImport(SYSTEM, stored.importId)
  if (!preview) return { says: 'The file is not there any more.', code: 1 }
  if (preview.refusal) return { says: `The columns cannot be used as they are: ${preview.refusal.refused}.`, code: 1 }
  for (const { header, field } of preview.mapping.columns) tell(`  ${header} → ${field}`)
  for (const { header } of preview.mapping.dropped) tell(`  ${header} → dropped: may not be kept`)
  if (preview.checking === null)
    tell(
      `${preview.counts.read} rows: ${preview.counts.ready} ready, ${preview.counts.toFix} to fix, ${preview.counts.closed} closed, ${preview.counts.rejected} rejected`,
    )
  if (asked.onlyCheck) return { says: 'Nothing was taken in. The file waits in the campaign.', code: 0 }
  let told = 0
  const onProgress = (rows: number) => {
    if (rows - told < 50_000) return
    told = rows
    tell(`  ${rows} rows written`)
  }
  const { withFindings, withClosed } = asked
  const counts = await takeIn(SYSTEM, stored.importId, { withFindings, withClosed }, { onProgress })
  if ('refused' in counts) return { says: `Nothing was taken in: ${counts.refused}.`, code: 1 }
  if (counts.customers <= searchedAtOnce) await findDuplicatesOf(SYSTEM, campaign.id)
  const { read, customers, folded, later, rejected } = counts
  return {
    says: `${read} rows: ${customers} customers, ${folded} the same as another row, ${later} to fix, ${rejected} rejected.`,
    code: 0,
  }
}
