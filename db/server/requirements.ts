import type { Sql } from 'postgres'

/** What every server must have, the private one as well as the one of DATABASE_URL. The SQL of this app keeps to this version and these parts. */
export const REQUIRED = {
  version: 15,
  encoding: 'UTF8',
  collation: 'und-x-icu',
  extensions: ['btree_gist', 'pg_trgm', 'unaccent'],
} as const

/** The sentences on what this server lacks; none when it can be used. */
export async function missingFrom(sql: Sql): Promise<string[]> {
  const [server] = await sql<[{ version: number; encoding: string; collation: boolean; absent: string[] }]>`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('server_encoding') as encoding,
      exists (select from pg_collation where collname = ${REQUIRED.collation}) as collation,
      array(select wanted from unnest(${[...REQUIRED.extensions]}::text[]) wanted
        where not exists (select from pg_available_extensions where name = wanted)) as absent`
  return [
    server.version < REQUIRED.version && `it runs PostgreSQL ${server.version}; ${REQUIRED.version} or later is needed.`,
    server.encoding !== REQUIRED.encoding && `its encoding is ${server.encoding}; create the database with encoding ${REQUIRED.encoding}.`,
    !server.collation && `its PostgreSQL was built without ICU, which sorts the names (${REQUIRED.collation}).`,
    server.absent.length > 0 && `the extensions ${server.absent.join(', ')} are not installed; on Debian they are in postgresql-contrib.`,
  ].filter((sentence) => typeof sentence === 'string')
}
