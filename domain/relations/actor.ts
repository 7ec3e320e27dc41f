/**
 * Who acts. A member of staff sees the clients they work for (`'all'` for an administrator), and of those a consultant their own campaigns; a client's
 * person sees their own client only.
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
  /** A consultant's: those they are assigned to or stand in for. Others see every campaign of their clients. */
  campaignIds: 'all' | readonly string[]
}

export type ClientActor = {
  kind: 'client'
  level: 'owner' | 'staff'
  clientPersonId: string
  userId: string
  name: string
  clientId: string
}
