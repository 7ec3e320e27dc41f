import { z } from 'zod'
import { searchWord } from '#app/http/params.server'
import { isOfficeDay, parseDay } from '#domain/calendar/day'
import { requestKinds } from '#domain/carry-out/request'

const id = z.uuid().optional().catch(undefined)
const day = z
  .string()
  .transform((typed) => parseDay(typed))
  .refine((read) => read !== null && isOfficeDay(read))
  .optional()
  .catch(undefined)

// An address somebody typed or kept shows a list, never an error: what cannot be read is left out.
const Asked = z.object({
  whose: z.enum(['mine', 'all']).catch('all'),
  which: z.enum(['open', 'closed', 'every']).catch('open'),
  client: id,
  customer: id,
  asker: z.literal('client').optional().catch(undefined),
  kind: z.enum(requestKinds).optional().catch(undefined),
  verdict: z.enum(['kept', 'missed', 'at-risk', 'running']).optional().catch(undefined),
  from: day,
  to: day,
  search: z.string().catch('').transform(searchWord),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type DeskAsked = z.output<typeof Asked>

/** What a list of the desk is narrowed to by its address. */
export function deskAsked(request: Request): DeskAsked {
  return Asked.parse(Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== '')))
}

/** The same for the read. */
export function filterOf({ whose, which, client, customer, asker, ...asked }: DeskAsked, staffId: string) {
  return {
    ...asked,
    open: which === 'every' ? null : which === 'open',
    staffId: whose === 'mine' ? staffId : undefined,
    clientId: client,
    customerId: customer,
    fromClient: asker === 'client',
    from: asked.from ?? undefined,
    to: asked.to ?? undefined,
  }
}
