import { redirect } from '@remix-run/node'
import { carriesSession } from '#app/auth/cookies.server'
import { noteRefusal } from '#app/auth/note-refusal.server'
import { whoIs } from '#app/auth/who-is.server'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { ourHeaders } from './our-headers.server'

export type { ClientActor, StaffActor }

/** Who is logged in, or null. Found out once per request, however many loaders ask. */
export async function actorOf(request: Request): Promise<StaffActor | ClientActor | null> {
  const found = await whoAsks(request)
  return found && !found.mustSecure ? found.actor : null
}

/**
 * The member of staff who asks. Somebody who is not logged in is sent to log in and comes back to the page they were on; a client's person gets 403.
 * Every loader and action of a staff page calls this itself: Remix runs loaders side by side and single ones on their own, so a check in a parent
 * route protects nothing.
 */
export async function requireStaff(request: Request): Promise<StaffActor> {
  const actor = await requireActor(request)
  if (actor.kind !== 'staff') throw await forbidden(request, actor)
  return actor
}

/** The member of staff who asks, in one of these roles; otherwise 403. */
export async function requireRole(request: Request, ...roles: readonly StaffActor['role'][]): Promise<StaffActor> {
  const actor = await requireStaff(request)
  if (!roles.includes(actor.role)) throw await forbidden(request, actor)
  return actor
}

/** The client's person who asks; a member of staff gets 403. With levels: in one of these. */
export async function requireClient(request: Request, ...levels: readonly ClientActor['level'][]): Promise<ClientActor> {
  const actor = await requireActor(request)
  if (actor.kind !== 'client' || (levels.length > 0 && !levels.includes(actor.level))) throw await forbidden(request, actor)
  return actor
}

/** Whoever is logged in; otherwise they are sent to log in. Who must first set up a second factor is sent there. */
export async function requireActor(request: Request): Promise<StaffActor | ClientActor> {
  const found = await whoAsks(request)
  if (!found) throw redirect(`/login?${new URLSearchParams({ to: pageOf(request), ...(carriesSession(request) ? { ended: '1' } : {}) })}`)
  if (found.mustSecure) throw redirect(`/login/second-factor?${new URLSearchParams({ to: pageOf(request) })}`)
  return found.actor
}

async function forbidden(request: Request, actor: StaffActor | ClientActor): Promise<Response> {
  await noteRefusal(request, actor)
  return new Response(null, { status: 403, statusText: 'Forbidden' })
}

/** The page somebody is on: the address asked for, or of a form the page it stands on, which the browser says. */
function pageOf(request: Request): string {
  const { host, pathname, searchParams } = new URL(request.url)
  const from = request.headers.get('Referer') ?? ''
  if (request.method !== 'GET' && URL.canParse(from) && new URL(from).host === host) {
    const page = new URL(from)
    return page.pathname + page.search
  }
  // What Remix adds to an address to ask for data only.
  searchParams.delete('_data')
  searchParams.delete('index')
  const search = searchParams.toString()
  return pathname + (search && `?${search}`)
}

const asked = new Map<string, ReturnType<typeof whoIs>>()
const rememberedAtMost = 500

// The id is made by the edge for one request and never comes again, so an answer is never used for another.
function whoAsks(request: Request): ReturnType<typeof whoIs> {
  const id = request.headers.get(ourHeaders.requestId)
  if (!id) return whoIs(request)
  const known = asked.get(id) ?? whoIs(request)
  asked.set(id, known)
  for (const oldest of asked.keys()) {
    if (asked.size <= rememberedAtMost) break
    asked.delete(oldest)
  }
  return known
}
