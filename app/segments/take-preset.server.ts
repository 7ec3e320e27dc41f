import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { addSegment, reassign, ruleVocabularyOf, segmentsOf } from '#db/segments'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { presetsOf, segmentsOfPreset } from './preset-rules'

const colours = ['A', 'B', 'D', 'E', 'C'] as const

/** Makes the segments of a proposal with the rest segment, in a campaign that has none yet, and puts every customer in theirs. */
export async function takePreset(
  actor: StaffActor,
  campaignId: string,
  key: string,
  words: { big: string; middle: string; rest: string },
  { now, op }: { now: Moment; op?: string },
): Promise<{ made: number } | { refused: 'not-found' | 'name-taken' | 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, key }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' } as const
      const of = { clientId: campaign.clientId, campaignId }
      const preset = presetsOf(await ruleVocabularyOf(tx, of.clientId)).find((each) => each.key === key)
      if (!preset) return { refused: 'not-found' } as const
      if ((await segmentsOf(tx, of)).length > 0) return { refused: 'name-taken' } as const
      const made = segmentsOfPreset(preset, words)
      for (const [position, segment] of made.entries()) {
        await addSegment(tx, of, {
          ...segment,
          colour: colours[position % colours.length] ?? 'A',
          position,
          weight: Math.max(1, 4 - position),
        })
      }
      await addSegment(tx, of, { name: words.rest, colour: 'C', rule: null, isRest: true, position: made.length })
      await reassign(tx, of, dayOf(now))
      await record(tx, {
        action: 'segments.proposed',
        object: 'campaign',
        objectId: campaignId,
        clientId: of.clientId,
        detail: { made: made.length },
      })
      return { made: made.length }
    }),
  )
}
