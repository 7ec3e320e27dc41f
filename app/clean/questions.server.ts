import { today } from '#app/http/clock.server'
import { typedFields } from '#app/relations/clean-values.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import type { Page } from '#db/page'
import { askAbout, type ClientQuestion, keepAnswers, questionsOf } from '#db/questions'
import type { Actor, ClientActor } from '#domain/relations/actor'

/** Asks the client about what one check found and nobody but they can know. Sending it twice asks nothing twice. */
export async function askTheClient(actor: Actor, campaignId: string, rule: string): Promise<{ asked: number } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return { refused: 'not-found' } as const
    const asked = await askAbout(tx, campaign.clientId, { rule, fields: typedFields })
    const { clientId } = campaign
    await record(tx, { action: 'findings.asked', object: 'campaign', objectId: campaignId, clientId, detail: { rule, asked } })
    return { asked }
  })
}

export type QuestionsScreen = { campaignId: string; campaign: string; questions: Page<ClientQuestion> }

/** What was asked of the client about their customers; null when the actor sees no such campaign. */
export async function questionsScreen(actor: ClientActor, campaignId: string, page: number): Promise<QuestionsScreen | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    return { campaignId, campaign: campaign.name, questions: await questionsOf(tx, campaign.clientId, page) }
  })
}

/** The client's person answers: what they say becomes a proposal, and is taken over by our people. An empty answer takes it back. */
export async function answerQuestion(
  actor: ClientActor,
  campaignId: string,
  { op, findingId, answer }: { op?: string; findingId: string; answer: string },
): Promise<{ answered: string } | { refused: 'not-found' } | { refused: 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { campaignId, findingId, answer }, async () => {
      const campaign = await campaignOf(tx, campaignId, today())
      if (!campaign) return { refused: 'not-found' } as const
      const { clientId } = campaign
      const kept = await keepAnswers(tx, clientId, [{ id: findingId, answer }], { by: actor.name, asked: true })
      if (kept === 0) return { refused: 'not-found' } as const
      await record(tx, { action: 'finding.answered', object: 'finding', objectId: findingId, clientId })
      return { answered: findingId }
    }),
  )
}
