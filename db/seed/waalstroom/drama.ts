import { note, ownership } from '#db/schema/customer'
import { request, task } from '#db/schema/follow-up'
import type { Taken } from '#db/seed/base-taken-in'
import { find, type Where } from './where'

/** What waits for somebody today: complaints, promises, questions to the client, notes, and who owns whom. */
export async function theDrama({ tx, cast, clientId, campaignId, base }: Where) {
  const { chance, days } = cast
  const [bakker, hendriks, rivierenland, zanten] = [
    'Bakker Klimaattechniek',
    'Hendriks Loodgieters',
    'Installatie Groep Rivierenland',
    'Van Zanten Elektrotechniek',
  ].map((name) => find(base, name)) as [Taken, Taken, Taken, Taken]
  const { marieke, tom } = cast.staff
  const ask = (text: string, person: 'pieter' | 'sanne', dueOn: string, who?: Taken) => ({
    clientId,
    id: chance.id(),
    campaignId,
    customerId: who?.customerId,
    kind: 'ask' as const,
    text,
    dueOn,
    clientPersonId: cast.people[person],
    createdBy: marieke,
  })
  const due = (kind: 'promise' | 'follow-up', text: string, who: Taken, dueOn: string, staffId: string) => ({
    clientId,
    id: chance.id(),
    campaignId,
    customerId: who.customerId,
    kind,
    text,
    dueOn,
    staffId,
    createdBy: staffId,
  })
  await tx
    .insert(task)
    .values([
      ask(
        'Bel Installatie Groep Rivierenland over de drie te late ketels. Zij overwegen over te stappen.',
        'pieter',
        days.ahead(6),
        rivierenland,
      ),
      ask('Stuur creditnota 20531 aan Hendriks Loodgieters.', 'sanne', days.past(2), hendriks),
      ask('Kies een datum voor de warmtepomptraining; drie klanten wachten erop.', 'pieter', days.ahead(8)),
      due('promise', 'Wim Hendriks terugbellen om 10:00 over de retourzending', hendriks, days.ahead(0), marieke),
      due('promise', 'Van Zanten terugbellen over de afspraak', zanten, days.ahead(0), marieke),
      due('promise', 'Rivierenland terugbellen: wat is er afgesproken over de ketels?', rivierenland, days.ahead(0), marieke),
      due('follow-up', 'Offerte twaalf warmtepompen nabellen bij Bakker', bakker, days.ahead(3), marieke),
    ])
  const openedAt = days.at(days.past(7), '09:30')
  const complaints = base.filter((each) => each.installer.group === 'solve')
  await tx.insert(request).values(
    complaints.map((who, at) => ({
      clientId,
      id: chance.id(),
      campaignId,
      customerId: who.customerId,
      kind: 'complaint' as const,
      channel: 'phone' as const,
      subject: at === 0 ? 'Drie ketels te laat geleverd' : 'Verkeerde factuur',
      ownerId: marieke,
      receivedAt: openedAt,
      riskAt: days.at(days.ahead(at), '10:00'),
      answerBy: days.at(days.ahead(at), '14:00'),
      answeredAt: at === 0 ? null : days.at(days.past(1), '10:00'),
    })),
  )
  await tx.insert(note).values([
    {
      clientId,
      id: chance.id(),
      customerId: hendriks.customerId,
      campaignId,
      kind: 'blunder',
      text: 'Retourzending van september is zoekgeraakt in ons magazijn.',
      writtenBy: marieke,
      writtenAt: days.at(days.past(12), '16:00'),
    },
    {
      clientId,
      id: chance.id(),
      customerId: bakker.customerId,
      campaignId,
      kind: 'agreement',
      visibility: 'shared',
      text: 'Mail, en nooit op maandag.',
      writtenBy: tom,
      writtenAt: days.at(days.past(15), '11:00'),
    },
    {
      clientId,
      id: chance.id(),
      customerId: bakker.customerId,
      contactId: bakker.contactId,
      kind: 'preference',
      visibility: 'private',
      text: 'Drinkt thee. Dochter studeert in Delft.',
      writtenBy: marieke,
      writtenAt: days.at(days.past(1), '12:00'),
    },
  ])
  const owned = base.filter((each) => ['cherish', 'grow', 'wake', 'solve'].includes(each.installer.group))
  await tx.insert(ownership).values(
    owned.flatMap((each, at) => [
      {
        clientId,
        id: chance.id(),
        customerId: each.customerId,
        staffId: at % 2 ? tom : marieke,
        role: 'owner' as const,
        startsOn: days.past(30),
      },
      {
        clientId,
        id: chance.id(),
        customerId: each.customerId,
        staffId: at % 2 ? marieke : tom,
        role: 'standby' as const,
        startsOn: days.past(30),
      },
    ]),
  )
}
