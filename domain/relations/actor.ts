/**
 * Who acts. A member of staff sees the clients they work for (`'all'` for an administrator), a client's person sees their own client only.
 * Made from the session by app/http/actor.server.ts, never from anything a browser sends.
 */
export type Actor = StaffActor | ClientActor | { kind: 'system'; userId: string }

export type StaffActor = {
  kind: 'staff'
  role: 'admin' | 'manager' | 'consultant'
  staffId: string
  userId: string
  name: string
  clientIds: 'all' | readonly string[]
}

export type ClientActor = {
  kind: 'client'
  level: 'owner' | 'staff'
  clientPersonId: string
  userId: string
  name: string
  clientId: string
}
