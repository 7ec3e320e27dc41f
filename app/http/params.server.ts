import { z } from 'zod'

/** An id from the address. One that is no id belongs to nothing, so the answer is 404, as for an id of somebody else. */
export function idOf(param: string | undefined): string {
  const id = z.uuid().safeParse(param)
  if (!id.success) throw notFound()
  return id.data
}

/** What was found, or a 404: also for what exists and is not the reader's to see. */
export function orNotFound<Found>(found: Found | null | undefined): Found {
  if (found === null || found === undefined) throw notFound()
  return found
}

/** The page of a list from the address: a whole number from 1. */
export function pageOf(request: Request): number {
  const page = Number(new URL(request.url).searchParams.get('page'))
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1
}

/** The ids in a question of the address, with commas between them; what are no ids are left out, since an address somebody typed is never an error. */
export function idsIn(asked: URLSearchParams, name: string): string[] {
  return Ids.parse((asked.get(name) ?? '').split(',').filter(Boolean))
}

const Ids = z.array(z.uuid()).max(50).catch([])

export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' })
}

/** What somebody searches for, as the database takes it: the first hundred characters, without what no text can hold, and without spaces around it. */
export function searchWord(typed: string): string {
  return typed
    .slice(0, 100)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '')
    .trim()
}
