import { sql } from 'drizzle-orm'
import type { OutCustomer, Present } from '#domain/clean/base-out'
import type { Tx } from './door'
import { oneRow, rows } from './rows'

/** How the columns of the files that a client's base was made of were mapped, the latest file first. */
export async function mappingsOf(tx: Tx, clientId: string): Promise<unknown[]> {
  const found = await rows<{ mapping: unknown }>(
    tx,
    sql`select mapping from customer_import where client_id = ${clientId} and state = 'taken-in' order by taken_in_at desc, id desc limit 50`,
  )
  return found.map(({ mapping }) => mapping)
}

/** Columns of the table that go out as they are, under the name of their field. */
const plain = {
  externalNo: 'external_no',
  name: 'name',
  legalForm: 'legal_form',
  kvk: 'kvk',
  branch: 'branch',
  vat: 'vat',
  iban: 'iban',
  street: 'street',
  houseNumber: 'house_number',
  houseNumberSuffix: 'house_number_suffix',
  postcode: 'postcode',
  place: 'place',
  municipality: 'municipality',
  province: 'province',
  country: 'country',
  latitude: 'latitude',
  longitude: 'longitude',
  phone: 'phone',
  phone2: 'phone2',
  mobile: 'mobile',
  email: 'email',
  website: 'website',
  lastContactOn: 'last_contact_on',
  confirmedOn: 'confirmed_on',
} as const

const ofPerson = {
  contactSalutation: 'salutation',
  contactFirstName: 'first_name',
  contactInfix: 'infix',
  contactLastName: 'last_name',
  contactName: 'name',
  contactEmail: 'email',
  contactProfile: 'linkedin_url',
} as const

/** Which fields have a value at some living customer, and of which years a revenue is known. */
export async function presentIn(tx: Tx, clientId: string): Promise<Present> {
  const some = Object.entries(plain).map(([field, column]) => sql`${field}::text, bool_or(c.${sql.identifier(column)} is not null)`)
  const person = Object.entries(ofPerson).map(
    ([field, column]) => sql`${field}::text, coalesce(bool_or(k.${sql.identifier(column)} is not null), false)`,
  )
  const { customer, people, years } = await oneRow<{
    customer: Record<string, boolean>
    people: Record<string, boolean>
    years: number[]
  }>(
    tx,
    sql`select (select jsonb_build_object(${sql.join(some, sql`, `)}, 'status', bool_or(c.status = 'closed'), 'doNotContact', bool_or(c.do_not_contact),
          'tag', bool_or(c.tags <> '{}')) from customer c where c.client_id = ${clientId} and c.canonical_id is null) as customer,
        (select jsonb_build_object(${sql.join(person, sql`, `)}, 'contactPhone', coalesce(bool_or(coalesce(k.mobile, k.phone) is not null), false),
          'contactFunction', coalesce(bool_or(j.title is not null), false))
          from job j join contact k on k.client_id = j.client_id and k.id = j.contact_id where j.client_id = ${clientId} and j.ends_on is null) as people,
        coalesce((select array_agg(distinct year order by year desc) from customer_number where client_id = ${clientId} and measure = 'revenue'), '{}') as years`,
  )
  const fields = [...Object.entries(customer), ...Object.entries(people)].filter(([, filled]) => filled).map(([field]) => field)
  return { fields: new Set(fields), years }
}

/**
 * A piece of a client's living customers as they go out, each with its first person, its figures and what the file itself noted, in the order they came in.
 * @param after the id of the last customer of the piece before
 */
export async function baseRows(
  tx: Tx,
  { clientId, after, limit }: { clientId: string; after: string | null; limit: number },
): Promise<(OutCustomer & { id: string })[]> {
  const values = Object.entries(plain).map(([field, column]) => sql`c.${sql.identifier(column)}::text as ${sql.identifier(field)}`)
  const person = Object.entries(ofPerson).map(([field, column]) => sql`p.${sql.identifier(column)} as ${sql.identifier(field)}`)
  return rows(
    tx,
    sql`select c.id, ${sql.join([...values, ...person], sql`, `)}, coalesce(p.mobile, p.phone) as "contactPhone", p.title as "contactFunction",
          substring(p.name from '^((?:[[:upper:]]\\.)+)') as "contactInitials", c.status, nullif(c.do_not_contact, false)::text as "doNotContact", c.tags, c.own,
          coalesce((select jsonb_object_agg(n.year, n.amount) from customer_number n
            where n.client_id = c.client_id and n.customer_id = c.id and n.measure = 'revenue'), '{}') as revenue,
          (select string_agg(n.text, ' | ' order by n.written_at) from note n
            where n.client_id = c.client_id and n.customer_id = c.id and n.written_by is null and n.visibility = 'team' and n.kind = 'note') as note
        from customer c
        left join lateral (select k.*, j.title from job j join contact k on k.client_id = j.client_id and k.id = j.contact_id and k.canonical_id is null
          where j.client_id = c.client_id and j.customer_id = c.id and j.ends_on is null order by j.is_primary desc, j.created_at, j.id limit 1) p on true
        where c.client_id = ${clientId} and c.canonical_id is null ${after ? sql`and c.id > ${after}` : sql``}
        order by c.id limit ${limit}`,
  )
}
