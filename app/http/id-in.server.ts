import { z } from 'zod'

/**
 * The id that stands in an address: `idIn(params, 'campaignId')`.
 * @throws a Response 404 for anything that is no id, as for an id that nobody has
 */
export function idIn(params: Readonly<Record<string, string | undefined>>, name: string): string {
  const read = z.uuid().safeParse(params[name])
  if (!read.success) throw notFound()
  return read.data
}

/** What is thrown when the actor sees nothing under an id. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' })
}
