import { eq } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { campaign } from '#db/schema/campaign'
import { request, requestStep, serviceLevel } from '#db/schema/follow-up'
import { addMinutes, dayOf, type Moment } from '#domain/calendar/moment'
import { addWorkingMinutes } from '#domain/calendar/working-time'
import { type RequestKind, termFrom, usualMinutes } from '#domain/carry-out/request'
import type { Cast } from './people-rows'
import { mainCampaign } from './waalstroom'

type Chance = Cast['chance']

/** What was agreed with Waalstroom about answers: a question within eight hours of office time. */
const agreed = { question: 480 } as const

/** What Waalstroom asked in these weeks: answered in time, answered late, done, and two that wait. */
export async function atTheDesk(tx: Tx, { days, clients, people, staff }: Cast, chance: Chance): Promise<void> {
  const clientId = clients.waalstroom
  const [main] = await tx.select({ id: campaign.id }).from(campaign).where(eq(campaign.name, mainCampaign))
  await tx
    .insert(serviceLevel)
    .values({ clientId, id: chance.id(), kind: 'question', minutes: agreed.question, startsOn: days.past(40), agreedBy: staff.annet })
  const ask = async (asked: Asked) => {
    const id = chance.id()
    const minutes = asked.kind === 'question' ? agreed.question : usualMinutes(asked.kind, dayOf(asked.at), [])
    const { answerBy, riskAt } = termFrom(asked.at, minutes, [])
    const answeredAt = asked.answer ? addWorkingMinutes(asked.at, asked.answer.after) : null
    await tx.insert(request).values({
      ...{
        clientId,
        id,
        campaignId: main?.id ?? null,
        kind: asked.kind,
        channel: asked.channel ?? 'portal',
        subject: asked.subject,
        text: asked.text,
      },
      ...{
        ownerId: staff[asked.owner],
        fromClient: true,
        clientPersonId: people[asked.who],
        receivedAt: new Date(asked.at),
        termMinutes: minutes,
      },
      ...{
        answerBy: new Date(answerBy),
        riskAt: new Date(riskAt),
        takenAt: answeredAt ? new Date(answeredAt) : null,
        answeredAt: answeredAt ? new Date(answeredAt) : null,
      },
      solvedAt: answeredAt && asked.answer?.closed ? new Date(addMinutes(answeredAt, 90)) : null,
    })
    if (!asked.answer || !answeredAt) return
    const step = { clientId, requestId: id }
    const { text, closed } = asked.answer
    await tx.insert(requestStep).values([
      { ...step, id: chance.id(), kind: 'answered', at: new Date(answeredAt), text, staffId: staff[asked.owner] },
      ...(closed
        ? [
            {
              ...step,
              id: chance.id(),
              kind: 'closed' as const,
              at: new Date(addMinutes(answeredAt, 90)),
              clientPersonId: people[asked.who],
            },
          ]
        : []),
    ])
  }
  for (const asked of story(days)) await ask(asked)
}

type Asked = {
  who: 'pieter' | 'sanne'
  owner: 'marieke' | 'tom'
  kind: RequestKind
  channel?: 'phone' | 'mail'
  at: Moment
  subject: string
  text: string | null
  /** After so many minutes of office time. */
  answer?: { after: number; text: string; closed?: true }
}

function story(days: Cast['days']): Asked[] {
  const at = (back: number, time: string) => days.at(days.past(back), time).toISOString()
  return [
    {
      ...{ who: 'sanne', owner: 'marieke', kind: 'question', at: at(1, '15:40') },
      subject: 'Welke installateurs bezoeken jullie volgende week?',
      text: 'Dan waarschuw ik de binnendienst dat er vragen kunnen komen.',
    },
    {
      ...{ who: 'pieter', owner: 'marieke', kind: 'visit-request', channel: 'phone', at: at(1, '16:40') },
      subject: 'Graag een bezoek bij Installatie Groep Rivierenland',
      text: 'Liefst deze week nog: zij overwegen over te stappen.',
    },
    {
      ...{ who: 'sanne', owner: 'tom', kind: 'question', at: at(6, '11:20') },
      subject: 'Kan het rapport ook naar de verkoopleider?',
      text: null,
      answer: { after: 150, text: 'Ja. Hij krijgt het vanaf vrijdag.', closed: true },
    },
    {
      ...{ who: 'pieter', owner: 'marieke', kind: 'other', channel: 'mail', at: at(11, '09:05') },
      subject: 'Nieuw logo op het rapport',
      text: 'In de bijlage vindt u het.',
      answer: { after: 1500, text: 'Het staat erop. Excuses dat het drie dagen duurde.', closed: true },
    },
    {
      ...{ who: 'sanne', owner: 'marieke', kind: 'question', at: at(17, '14:10') },
      subject: 'Hoeveel uur is er nog over?',
      text: null,
      answer: { after: 60, text: 'U ziet het in het portaal onder Unit 2. Het grootste deel is nog vrij.' },
    },
  ]
}
