/** Who sends a request. A login that was disabled counts as `anonymous`. */
export type Role = 'anonymous' | 'admin' | 'manager' | 'consultant' | 'client-owner' | 'client-staff'

/** What an id in an address, a query or a form points to. `person` is somebody of a client with a login. `stop` is an appointment for a visit, under the address of the visit. */
export type IdKind =
  | 'client'
  | 'campaign'
  | 'unit'
  | 'entry'
  | 'customer'
  | 'contact'
  | 'job'
  | 'import'
  | 'waiting-import'
  | 'finding'
  | 'group'
  | 'waiting-customer'
  | 'twin'
  | 'other-twin'
  | 'merge'
  | 'segment'
  | 'activity'
  | 'round'
  | 'call'
  | 'appointment'
  | 'stop'
  | 'visit'
  | 'task'
  | 'snooze'
  | 'handout'
  | 'list'
  | 'upload'
  | 'signal'
  | 'report'
  | 'draft'
  | 'evaluation'
  | 'mail'
  | 'staff'
  | 'person'
  | 'invitation'
  | 'statement'
  | 'receipt'
  | 'cost-rule'
  | 'proposal'
  | 'phone-log'
  | 'photo'
  | 'call-off'
  | 'request'
  | 'privacy-request'
  | 'privacy-file'

export type Line = {
  who: readonly Role[]
  /** What the address names and so whose client the actor must see; `none` for a page that lists what the actor sees, or shows nothing of clients. */
  object: IdKind | 'none'
  /** The ids in the path. */
  params?: Readonly<Record<string, IdKind>>
  /** The ids in the query. One that is not the actor's is refused or finds nothing. */
  query?: Readonly<Record<string, IdKind>>
  /**
   * A form as a person sends it. `{customer}` stands for the id of a customer, and so says which fields carry ids; `{today}`, `{tomorrow}`, `{now}` and `{op}` for the
   * day, the moment and a new id.
   */
  form?: Readonly<Record<string, string>>
  /** The form carries a file under this field. */
  upload?: string
  /** What else stands in the query. */
  asks?: Readonly<Record<string, string>>
  /** A token in the path lets in, not a login. */
  token?: true
  /** A page that shows no words of the object to those who may see it. */
  silent?: true
  /** A page of what the asker is to do: it has words for whoever does the work. */
  personal?: true
  /** Who may ask, and gets only what was released: a draft is not there for them. */
  releasedOnly?: readonly Role[]
  /** A write after which the object, or the session, is not as it was: tried after all others. */
  last?: true
}

export type Method = 'GET' | 'POST'
export type RoutePolicy = { readonly [method in Method]?: Line }

export const everybody: readonly Role[] = ['anonymous', 'admin', 'manager', 'consultant', 'client-owner', 'client-staff']
export const loggedIn: readonly Role[] = ['admin', 'manager', 'consultant', 'client-owner', 'client-staff']
export const staff: readonly Role[] = ['admin', 'manager', 'consultant']
export const managers: readonly Role[] = ['admin', 'manager']
export const clientPeople: readonly Role[] = ['client-owner', 'client-staff']

export const ofCampaign = { who: staff, object: 'campaign', params: { campaignId: 'campaign' } } as const
export const ofClientCampaign = { who: clientPeople, object: 'campaign', params: { campaignId: 'campaign' } } as const
export const ofImport = { who: staff, object: 'import', params: { campaignId: 'campaign', importId: 'waiting-import' } } as const
export const ofSegment = { who: staff, object: 'segment', params: { campaignId: 'campaign', segmentId: 'segment' } } as const
export const ofCustomer = { who: staff, object: 'customer', params: { customerId: 'customer' } } as const
export const ofUnit = { who: staff, object: 'unit', params: { unitId: 'unit' } } as const
export const ofStatement = { who: managers, object: 'statement', params: { statementId: 'statement' } } as const
export const aRule = JSON.stringify({ field: 'name', test: { op: 'contains', value: 'a' } })
export const list = { who: staff, object: 'none' } as const
export const open = { who: everybody, object: 'none', silent: true } as const
