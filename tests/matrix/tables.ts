import type { connect } from '#db/connection'

type Sql = ReturnType<typeof connect>['sql']

/** A way to see whether any row of a client changed: the hash of each of its tables, in one query. Prepared: planning it takes three times as long as asking it. */
export async function watchOf(sql: Sql) {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`
  const hash = (name: string, own: string) =>
    `select '${name}' as name, count(*)::int as rows, md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from "${name}" t where ${own} = $1::uuid`
  const query = [hash('client', 'id'), ...tables.map(({ name }) => hash(name, 'client_id'))].join(' union all ')
  return async (clientId: string): Promise<Map<string, string>> => {
    const found = await sql.unsafe<{ name: string; rows: number; hash: string }[]>(query, [clientId], { prepare: true })
    return new Map(found.map(({ name, rows, hash }) => [name, `${rows} ${hash}`]))
  }
}

/** The tables that are not the same. */
export function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name)
}
