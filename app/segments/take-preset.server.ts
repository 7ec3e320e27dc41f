import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { addSegment, segmentsOf } from '#db/segments'
import { numbersOf } from '#db/segments/analysis'
import { lockSegments, reassign } from '#db/segments/assignment'
import { ruleVocabularyOf } from '#db/segments/vocabulary'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { abc } from '#domain/segment/abc'
import { type PresetWord, presetsOf, segmentsOfPreset } from '#domain/segment/presets'
import { rfv } from '#domain/segment/rfv'

const colours = ['A', 'B', 'D', 'E', 'C'] as const

/** Makes the segments of a proposal with the rest segment, in a campaign that has none yet, and puts every customer in theirs. */
export async function takePreset(
  actor: StaffActor,
  campaignId: string,
  key: string,
  words: Record<PresetWord | 'rest', string>,
  { now, op }: { now: Moment; op?: string },
): Promise<{ made: number } | { refused: 'not-found' | 'name-taken' | 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, key }, async () => {
      const campaign = await campaignOf(tx, campaignId, dayOf(now))
      if (!campaign) return { refused: 'not-found' } as const
      const of = { clientId: campaign.clientId, campaignId }
      await lockSegments(tx, of)
      const preset = presetsOf(await ruleVocabularyOf(tx, of.clientId)).find((each) => each.key === key)
      if (!preset) return { refused: 'not-found' } as const
      if ((await segmentsOf(tx, of)).length > 0) return { refused: 'name-taken' } as const
      const year = 'year' in preset ? preset.year : 0
      const numbers =
        preset.kind === 'abc' || preset.kind === 'rfv' ? await numbersOf(tx, of.clientId, { measure: 'revenue', year }, dayOf(now)) : []
      const made = segmentsOfPreset(preset, words, { abc: abc(numbers), rfv: rfv(numbers) })
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
