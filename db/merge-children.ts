/** A row of a table as PostgreSQL writes it in JSON: column name → value. */
export type Row = Record<string, unknown>

/**
 * A table whose rows hang on a customer or a contact, and what happens to them when that one is merged into another.
 * `follows`: they move along, unless `clashes` says that what the keeper has stands in the way; then the row stays where it is, hidden but kept.
 * `stays`: the row tells something about the record as it came in, or finds its way by the pointer.
 */
export type Child = {
  table: string
  column: string
  /** What makes a row unique beside client_id. */
  key: readonly string[]
  rule: 'follows' | 'stays'
  clashes?: (moving: Row, keepers: Row) => boolean
}

/**
 * Every foreign key to customer. A new table must be added here: a test compares this list with the database. Who is in which segment has none: it is
 * assigned anew to the customers that live, and a merged customer's place waits for an undo.
 */
export const customerChildren: readonly Child[] = [
  { table: 'note', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'signal', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'call', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'visit', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'phone_log', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'visit_photo', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'appointment', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'task', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'follow_up_snooze', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'request', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'calling_consent', column: 'customer_id', key: ['id'], rule: 'follows' },
  { table: 'job', column: 'customer_id', key: ['id'], rule: 'follows', clashes: samePersonNow },
  { table: 'ownership', column: 'customer_id', key: ['id'], rule: 'follows', clashes: sameRoleAtOnce },
  { table: 'contact_claim', column: 'customer_id', key: ['id'], rule: 'follows', clashes: claimsAtOnce },
  { table: 'customer_number', column: 'customer_id', key: ['customer_id', 'measure', 'year'], rule: 'follows', clashes: sameFigure },
  { table: 'round_item', column: 'customer_id', key: ['campaign_id', 'customer_id'], rule: 'follows', clashes: sameCampaign },
  {
    table: 'plan_task',
    column: 'customer_id',
    key: ['campaign_id', 'activity_id', 'customer_id'],
    rule: 'follows',
    clashes: (a, b) => a.campaign_id === b.campaign_id && a.activity_id === b.activity_id,
  },
  { table: 'segment_pin', column: 'customer_id', key: ['campaign_id', 'customer_id'], rule: 'follows', clashes: sameCampaign },
  { table: 'customer_link', column: 'from_customer_id', key: ['id'], rule: 'follows', clashes: sameLink },
  { table: 'customer_link', column: 'to_customer_id', key: ['id'], rule: 'follows', clashes: sameLink },
  { table: 'finding', column: 'customer_id', key: ['id'], rule: 'follows', clashes: sameFinding },
  { table: 'import_row', column: 'customer_id', key: ['import_id', 'line'], rule: 'stays' },
  { table: 'separate_pair', column: 'low_id', key: ['low_id', 'high_id'], rule: 'stays' },
  { table: 'separate_pair', column: 'high_id', key: ['low_id', 'high_id'], rule: 'stays' },
  { table: 'merge_event', column: 'keeper_id', key: ['id'], rule: 'stays' },
  // Customers merged into the one that is merged now: they point on to the new keeper.
  { table: 'customer', column: 'canonical_id', key: ['id'], rule: 'follows' },
]

/** Every foreign key to contact, for persons who are one and the same. */
export const contactChildren: readonly Child[] = [
  { table: 'note', column: 'contact_id', key: ['id'], rule: 'follows' },
  { table: 'signal', column: 'contact_id', key: ['id'], rule: 'follows' },
  { table: 'call', column: 'contact_id', key: ['id'], rule: 'follows' },
  { table: 'visit', column: 'contact_id', key: ['id'], rule: 'follows' },
  { table: 'appointment', column: 'contact_id', key: ['id'], rule: 'follows' },
  { table: 'task', column: 'contact_id', key: ['id'], rule: 'follows' },
  { table: 'calling_consent', column: 'contact_id', key: ['id'], rule: 'follows' },
  { table: 'job', column: 'contact_id', key: ['id'], rule: 'follows', clashes: sameCustomerNow },
  {
    table: 'acquaintance',
    column: 'contact_id',
    key: ['contact_id', 'staff_id'],
    rule: 'follows',
    clashes: (a, b) => a.staff_id === b.staff_id,
  },
  {
    table: 'project_list_member',
    column: 'contact_id',
    key: ['list_id', 'contact_id'],
    rule: 'follows',
    clashes: (a, b) => a.list_id === b.list_id,
  },
  { table: 'separate_person', column: 'low_id', key: ['low_id', 'high_id'], rule: 'stays' },
  { table: 'separate_person', column: 'high_id', key: ['low_id', 'high_id'], rule: 'stays' },
  { table: 'merge_event', column: 'keeper_contact_id', key: ['id'], rule: 'stays' },
  { table: 'contact', column: 'canonical_id', key: ['id'], rule: 'follows' },
]

/** What makes a row of a table unique beside client_id. */
export function keyOf(table: string): readonly string[] {
  const child = [...customerChildren, ...contactChildren].find((each) => each.table === table)
  if (!child) throw new Error(`no rule says how ${table} is merged`)
  return child.key
}

function samePersonNow(a: Row, b: Row): boolean {
  return a.contact_id === b.contact_id && a.ends_on === null && b.ends_on === null
}

function sameCustomerNow(a: Row, b: Row): boolean {
  return a.customer_id === b.customer_id && a.ends_on === null && b.ends_on === null
}

function sameRoleAtOnce(a: Row, b: Row): boolean {
  return a.role === b.role && beginsBefore(a.starts_on, b.ends_on) && beginsBefore(b.starts_on, a.ends_on)
}

function beginsBefore(start: unknown, end: unknown): boolean {
  return end === null || String(start) <= String(end)
}

// The database refuses two colleagues' claims on one customer at once unless a reason stands with one of them.
function claimsAtOnce(a: Row, b: Row): boolean {
  if (a.staff_id === b.staff_id || a.reason !== null || b.reason !== null) return false
  return moment(a.starts_at) < moment(b.quiet_until) && moment(b.starts_at) < moment(a.quiet_until)
}

function moment(value: unknown): number {
  return Date.parse(String(value))
}

function sameFigure(a: Row, b: Row): boolean {
  return a.measure === b.measure && a.year === b.year
}

function sameCampaign(a: Row, b: Row): boolean {
  return a.campaign_id === b.campaign_id
}

function sameLink(a: Row, b: Row): boolean {
  const ends = (row: Row) => [row.from_customer_id, row.to_customer_id].sort().join()
  return a.kind === b.kind && ends(a) === ends(b)
}

function sameFinding(a: Row, b: Row): boolean {
  return a.field === b.field && a.rule === b.rule
}
