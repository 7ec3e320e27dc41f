import type { Sql } from 'postgres'
import { bossOver, SCHEMA } from './boss'
import { jobNames, queues } from './queues'

/**
 * Makes the tables of the queue library, or brings them up to its version, with every queue of db/jobs/queues.ts. Safe to call again and again; whoever
 * calls it holds the lock of the migrations.
 */
export async function makeJobTables(sql: Sql): Promise<void> {
  const boss = bossOver(sql)
  await boss.start()
  for (const name of jobNames) {
    const { retries, retrySeconds, lease } = queues[name]
    const rules = {
      name,
      policy: 'short',
      retryLimit: retries,
      retryDelay: retrySeconds,
      retryBackoff: true,
      expireInSeconds: lease,
    } as const
    await boss.createQueue(name, rules)
    await boss.updateQueue(name, rules)
  }
  await boss.stop({ graceful: false })
  await sql.unsafe(enqueueFunction).simple()
  await sql.unsafe(readFunctions).simple()
}

/**
 * The one way in, for whoever is in a transaction: also behind the door, where the role has no right on the tables of the library, and from triggers.
 * Of jobs with the same key one waits: while it does, the same again is the same job. `slot` makes a job the only one ever of its key in that slot.
 */
const enqueueFunction = `
  create or replace function enqueue_job(queue text, data jsonb, key text, run_after timestamptz default null, slot timestamptz default null) returns uuid
  language plpgsql security definer set search_path = pg_catalog as $$
  declare made uuid;
  begin
    insert into ${SCHEMA}.job (name, data, singleton_key, singleton_on, start_after, expire_in, keep_until, retry_limit, retry_delay, retry_backoff, policy)
    select q.name, enqueue_job.data, enqueue_job.key, enqueue_job.slot at time zone 'UTC', coalesce(run_after, now()), q.expire_seconds * interval '1 second',
      coalesce(run_after, now()) + interval '60 days', q.retry_limit, q.retry_delay, q.retry_backoff, q.policy
    from ${SCHEMA}.queue q where q.name = enqueue_job.queue
    on conflict do nothing returning id into made;
    if made is null and not exists (select from ${SCHEMA}.queue q where q.name = enqueue_job.queue) then
      raise exception 'there is no queue %', queue;
    end if;
    if made is not null then perform pg_notify('rondo_job', queue); end if;
    return made;
  end $$;
  revoke all on function enqueue_job from public;
  grant execute on function enqueue_job to rondo_app;`

/**
 * What is shown of the queues, to whom: a job of a client only to who sees that client, by the same setting as row-level security. Jobs of no client are
 * the firm's.
 */
const readFunctions = `
  create or replace function jobs_by_state() returns table (name text, waiting integer, active integer, dead integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select q.name, count(*) filter (where j.state in ('created', 'retry'))::int, count(*) filter (where j.state = 'active')::int,
      count(*) filter (where j.state = 'failed')::int
    from ${SCHEMA}.queue q left join ${SCHEMA}.job j on j.name = q.name and j.state in ('created', 'retry', 'active', 'failed')
      and (j.data->>'clientId' is null or rondo_sees((j.data->>'clientId')::uuid))
    group by q.name
  $$;
  create or replace function dead_jobs() returns table (id uuid, name text, client_id uuid, attempts integer, message text, died_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select j.id, j.name, (j.data->>'clientId')::uuid, j.retry_count + 1, coalesce(j.output->>'message', j.output->'value'->>'message'), j.completed_on
    from ${SCHEMA}.job j where j.state = 'failed' and (j.data->>'clientId' is null or rondo_sees((j.data->>'clientId')::uuid))
  $$;
  create or replace function retry_job(job uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare queue text;
  begin
    update ${SCHEMA}.job j set state = 'retry', retry_limit = j.retry_count + 1, start_after = now(), completed_on = null
    where j.id = job and j.state = 'failed' and (j.data->>'clientId' is null or rondo_sees((j.data->>'clientId')::uuid))
    returning j.name into queue;
    if queue is not null then perform pg_notify('rondo_job', queue); end if;
    return queue;
  end $$;
  revoke all on function jobs_by_state, dead_jobs, retry_job from public;
  grant execute on function jobs_by_state, dead_jobs, retry_job to rondo_app;`

/** Everything these tables are made of, so that whoever keeps a ready made database can tell an old one. */
export const jobTablesMadeOf = [enqueueFunction, readFunctions, JSON.stringify(queues)].join('\n')
