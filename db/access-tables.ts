import type { AccessSection } from '#domain/relations/access'

/**
 * How a table holds something of somebody. `facts` are columns with values, `texts` those with words of ours; `named` are facts that stand in another table, as SQL over
 * the row `x`. Columns that are not named stay here: ids, versions and what only says how the program works.
 */
export type HeldTable = {
  section: AccessSection
  table: string
  facts: readonly string[]
  texts?: readonly string[]
  named?: Readonly<Record<string, string>>
  /** Words that stand inside another column, as SQL over `x`. */
  within?: Readonly<Record<string, string>>
  id?: string
  at?: string
  by?: string
  /** A note that is for few of us. */
  isPrivate?: string
  /** A row of another person at the same customer is no business of this one. */
  onlyOwn?: true
  /** Whether a row says of which person it is. */
  ofContact?: true
}

const deeds: readonly HeldTable[] = [
  {
    ...{
      section: 'notes',
      table: 'note',
      ofContact: true,
      facts: ['kind', 'visibility', 'review_on'],
      texts: ['text'],
      at: 'x.written_at',
      by: 'written_by',
    },
    isPrivate: `x.visibility = 'private'`,
  },
  {
    section: 'notes',
    table: 'signal',
    ofContact: true,
    facts: ['kind', 'act_on', 'done_at'],
    texts: ['text'],
    at: 'x.created_at',
    by: 'created_by',
  },
  {
    ...{ section: 'calls', table: 'call', ofContact: true, at: 'x.started_at', by: 'staff_id', texts: ['note', 'reason', 'guard_reason'] },
    facts: ['outcome', 'minutes', 'callback_at', 'objection_offered', 'undone_at'],
  },
  {
    ...{ section: 'visits', table: 'visit', ofContact: true, by: 'staff_id', texts: ['note', 'quote', 'opportunity'] },
    at: `coalesce(x.arrived_at, x."on"::timestamp at time zone 'Europe/Amsterdam')`,
    facts: [
      ...['outcome', 'score', 'topics', 'visit_minutes', 'by_phone', 'quote_consent', 'opportunity_cents'],
      ...['arrived_latitude', 'arrived_longitude'],
    ],
  },
  {
    ...{
      section: 'appointments',
      table: 'appointment',
      ofContact: true,
      at: 'x.created_at',
      by: 'staff_id',
      facts: ['kind', 'state', 'starts_at', 'ends_at', 'confirmed_at'],
    },
    texts: ['title', 'note', 'agreed_with', 'cancel_reason'],
  },
  {
    section: 'tasks',
    table: 'task',
    ofContact: true,
    facts: ['kind', 'due_on', 'done_at'],
    texts: ['text'],
    at: 'x.created_at',
    by: 'staff_id',
  },
  {
    section: 'consents',
    table: 'calling_consent',
    ofContact: true,
    onlyOwn: true,
    facts: ['given_on', 'how', 'withdrawn_at'],
    texts: ['wording'],
    at: 'x.created_at',
    by: 'staff_id',
  },
  { section: 'looks', table: 'dossier_look', facts: ['way', 'on'], at: 'x.first_at' },
  {
    ...{
      section: 'rights',
      table: 'privacy_request',
      ofContact: true,
      onlyOwn: true,
      at: 'x.asked_at',
      texts: ['words', 'reason', 'extension_reason'],
    },
    facts: ['kind', 'received_on', 'due_on', 'identity', 'state', 'answered_on'],
  },
]

/** What hangs on a person, by what points to them. */
export const ofPerson: readonly (HeldTable & { to: string })[] = [
  {
    ...{ section: 'record', table: 'contact', to: 'x.id', at: 'x.created_at' },
    facts: [
      ...[
        'name',
        'first_name',
        'infix',
        'last_name',
        'salutation',
        'email',
        'phone',
        'mobile',
        'linkedin_url',
        'do_not_contact',
        'no_mail',
        'personal',
      ],
    ],
    named: { file_name: fileOf('file_name'), uploaded_at: fileOf('uploaded_at') },
  },
  {
    ...{
      section: 'places',
      table: 'job',
      to: 'x.contact_id',
      facts: ['title', 'decision_role', 'starts_on', 'ends_on', 'is_primary'],
      at: 'x.created_at',
    },
    named: { organisation: '(select c.name from customer c where c.client_id = x.client_id and c.id = x.customer_id)' },
  },
  {
    ...{ section: 'care', table: 'acquaintance', to: 'x.contact_id', facts: ['strength', 'met_on'], texts: ['met_at'], by: 'staff_id' },
    id: `x.contact_id || '-' || x.staff_id`,
  },
  { section: 'history', table: 'contact_value', to: 'x.contact_id', facts: ['field', 'before', 'after'], at: 'x.at', by: 'staff_id' },
  {
    ...{ section: 'lists', table: 'project_list_member', to: 'x.contact_id', id: 'x.list_id', at: 'x.added_at', by: 'added_by' },
    facts: ['unsubscribed_at'],
    named: { list: '(select l.name from project_list l where l.client_id = x.client_id and l.id = x.list_id)' },
  },
  ...deeds.map((each) => ({ ...each, to: 'x.contact_id' })),
]

/** What hangs on a customer. */
export const ofCustomer: readonly (HeldTable & { to: string })[] = [
  {
    ...{ section: 'record', table: 'customer', to: 'x.id', at: 'x.created_at' },
    facts: [
      ...[
        'external_no',
        'name',
        'legal_form',
        'kvk',
        'branch',
        'vat',
        'iban',
        'street',
        'house_number',
        'house_number_suffix',
        'postcode',
        'place',
      ],
      ...[
        'municipality',
        'province',
        'country',
        'latitude',
        'longitude',
        'phone',
        'phone2',
        'mobile',
        'email',
        'website',
        'status',
        'tags',
        'own',
      ],
      ...['origin', 'potential', 'do_not_contact', 'last_contact_on', 'confirmed_on'],
    ],
    named: { file_name: fileOf('file_name'), uploaded_at: fileOf('uploaded_at') },
  },
  {
    section: 'history',
    table: 'customer_value',
    to: 'x.customer_id',
    facts: ['field', 'before', 'after', 'source'],
    at: 'x.at',
    by: 'staff_id',
  },
  {
    ...{ section: 'numbers', table: 'customer_number', to: 'x.customer_id', facts: ['measure', 'year', 'amount'] },
    id: `x.customer_id || '-' || x.measure || '-' || x.year`,
  },
  ...deeds.map((each) => ({ ...each, to: 'x.customer_id' })),
  {
    ...{
      section: 'requests',
      table: 'request',
      to: 'x.customer_id',
      texts: ['subject', 'text', 'told_by', 'reply_to'],
      at: 'x.received_at',
      by: 'owner_id',
    },
    facts: ['kind', 'channel', 'answer_by', 'answered_at', 'solved_at'],
  },
  {
    ...{ section: 'requests', table: 'request_step', facts: ['kind'], texts: ['text'], at: 'x.at', by: 'staff_id' },
    to: '(select r.customer_id from request r where r.client_id = x.client_id and r.id = x.request_id)',
  },
  {
    ...{ section: 'visits', table: 'phone_log', to: 'x.customer_id', facts: ['why', 'settled_at'], at: 'x.received_at', by: 'staff_id' },
    named: { outcome: `x.body ->> 'outcome'`, score: `x.body -> 'score'`, topics: `x.body -> 'topics'` },
    within: { note: `x.body ->> 'note'`, quote: `x.body ->> 'quote'`, opportunity: `x.body ->> 'opportunity'` },
  },
  {
    ...{ section: 'plans', table: 'round_item', to: 'x.customer_id', id: `x.campaign_id || '-' || x.customer_id`, at: 'x.decided_at' },
    facts: ['decision', 'wish_days', 'wish_from', 'wish_until', 'best_days', 'wish_by'],
    texts: ['approach', 'problem', 'wishes', 'avoid', 'ask_for', 'agreed', 'opens', 'decided_by'],
  },
  {
    section: 'plans',
    table: 'finding',
    to: 'x.customer_id',
    facts: ['field', 'kind', 'rule', 'state'],
    texts: ['value', 'proposal'],
    at: 'x.decided_at',
  },
  {
    ...{ section: 'plans', table: 'segment_member', to: 'x.customer_id', id: `x.campaign_id || '-' || x.customer_id`, facts: [] },
    named: { segment: '(select s.name from segment s where s.client_id = x.client_id and s.id = x.segment_id)' },
  },
  {
    ...{
      section: 'plans',
      table: 'segment_pin',
      to: 'x.customer_id',
      id: `x.campaign_id || '-' || x.customer_id`,
      facts: [],
      texts: ['reason'],
    },
    ...{ at: 'x.pinned_at', by: 'pinned_by' },
  },
  {
    ...{ section: 'plans', table: 'plan_task', to: 'x.customer_id', facts: ['kind', 'name', 'due_on', 'done_at'], by: 'staff_id' },
    id: `x.activity_id || '-' || x.customer_id`,
  },
  {
    section: 'care',
    table: 'ownership',
    to: 'x.customer_id',
    facts: ['role', 'starts_on', 'ends_on'],
    texts: ['reason'],
    at: 'x.created_at',
    by: 'staff_id',
  },
  {
    section: 'care',
    table: 'follow_up_snooze',
    to: 'x.customer_id',
    facts: ['until', 'ended_at'],
    texts: ['reason'],
    at: 'x.created_at',
    by: 'staff_id',
  },
  {
    section: 'care',
    table: 'contact_claim',
    to: 'x.customer_id',
    facts: ['starts_at', 'quiet_until'],
    texts: ['reason'],
    at: 'x.starts_at',
    by: 'staff_id',
  },
  {
    ...{
      section: 'origin',
      table: 'import_row',
      to: 'x.customer_id',
      id: `x.import_id || '-' || x.line`,
      facts: ['line', 'outcome', 'reason'],
    },
    within: { cells: `(select string_agg(v, ' | ') from jsonb_array_elements_text(x.raw) v where v <> '')` },
    named: { file_name: fileOf('file_name'), uploaded_at: fileOf('uploaded_at') },
  },
]

/** Tables that point to somebody and whose rows are not in the export as rows of their own, with why. A test holds every table against these lists. */
export const notHeldApart: Readonly<Record<string, string>> = {
  visit_photo: 'a file of its own',
  merge_event: 'how two records became one; each record is in the export itself',
  duplicate_group: 'ids of records that were laid side by side',
  separate_pair: 'ids alone',
  separate_person: 'ids alone',
  customer_link: 'names another organisation',
}

/** Texts in which somebody may be named without hanging on the row; by table, with the column of its moment and of who wrote it. */
export const mayMention: readonly HeldTable[] = [
  ...deeds.filter(({ texts, table }) => texts && table !== 'privacy_request'),
  ...ofCustomer.filter(({ table }) =>
    ['request', 'round_item', 'finding', 'ownership', 'segment_pin', 'follow_up_snooze', 'contact_claim'].includes(table),
  ),
].map((each) => ({ ...each, section: 'mentions' as const }))

function fileOf(column: 'file_name' | 'uploaded_at'): string {
  return `(select i.${column} from customer_import i where i.client_id = x.client_id and i.id = x.import_id)`
}
