import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { addService, changeService, guidePage, type InBoth, type Service } from '#db/guide'
import { once } from '#db/once'
import type { Page } from '#db/page'
import type { Language } from '#domain/language/format'
import type { ClientActor, StaffActor } from '#domain/relations/actor'

/** A page of the guide for our people; who maintains it also sees what is not in use any more. */
export async function guide(actor: StaffActor, asked: { search: string; page: number }): Promise<Page<Service>> {
  return withActor(theDb(), actor, (tx) => guidePage(tx, { ...asked, all: actor.role !== 'consultant' }))
}

/** What a client reads of the guide, in one language, field by field: what we may promise and what a manager decides is ours. */
export async function guideForClient(actor: ClientActor, page: number, language: Language) {
  return withActor(theDb(), actor, async (tx) => {
    const { rows, ...pages } = await guidePage(tx, { forClient: true, page })
    const told = rows.map(({ id, name, conditions, priceCents, pricePer, responseHours }) => ({
      ...{ id, name: inLanguage(name, language), conditions: inLanguage(conditions, language) },
      ...{ priceCents, pricePer, responseHours },
    }))
    return { ...pages, rows: told }
  })
}

export type ClientGuide = Awaited<ReturnType<typeof guideForClient>>

/** The words of a language; Dutch where nobody translated them. */
export function inLanguage(words: InBoth, language: Language): string {
  return words[language] || words.nl
}

export type GuideNo =
  | { refused: 'guide-not-yours' }
  | { refused: 'name-missing' }
  | { refused: 'price-without-unit' }
  | { refused: 'changed-meanwhile' }
  | { refused: 'used-twice' }

/** Adds a service, or changes one that is still as it was shown. Managers do. What was promised to a client before stays as it was. */
export async function saveService(
  actor: StaffActor,
  { id, version, ...wish }: Omit<Service, 'id' | 'version'> & { id: string | null; version: number },
  { op }: { op?: string },
): Promise<{ saved: string } | GuideNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { id, version, wish }, async () => {
      if (actor.role === 'consultant') return { refused: 'guide-not-yours' } as const
      if (wish.name.nl === '') return { refused: 'name-missing' } as const
      if ((wish.priceCents === null) !== (wish.pricePer === null)) return { refused: 'price-without-unit' } as const
      if (id && !(await changeService(tx, { ...wish, id, version }))) return { refused: 'changed-meanwhile' } as const
      const saved = id ?? (await addService(tx, wish))
      await record(tx, { action: id ? 'service.changed' : 'service.added', object: 'service', objectId: saved, clientId: null })
      return { saved }
    }),
  )
}
