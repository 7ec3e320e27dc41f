import { today } from '#app/http/clock.server'
import type { connect } from '#db/connection'

type Sql = ReturnType<typeof connect>['sql']

const entriesPerUnit = 500
/** An 80 hour unit holds about this many while it runs: thirty visits with their drives, calls and reports. */
const entriesOfRunning = 150

/** Fills a database with units of 500 entries each; `running` of them run today, with customers, visits and appointments as such a unit has. */
export async function fillLedger(
  pool: Sql,
  { entries, running, unitsPerClient = 4 }: { entries: number; running: number; unitsPerClient?: number },
) {
  const units = running + Math.max(0, Math.round((entries - running * entriesOfRunning) / entriesPerUnit))
  const clients = Math.ceil(units / unitsPerClient)
  await pool.begin(async (tx) => {
    // Rows of a bench come past the triggers: what they fill in stands here.
    await tx`select set_config('session_replication_role', 'replica', true), set_config('rondo.clients', '*', true), set_config('rondo.actor', 'system', true)`
    await tx`insert into staff (id, name, initials, email, role) values (gen_random_uuid(), 'Bench', 'BE', 'bench@rondo.example', 'manager')`
    await tx`insert into client (id, name, initials) select gen_random_uuid(), 'Client ' || n, 'CL' from generate_series(1, ${clients}::int) n`
    await tx`
      insert into campaign (client_id, id, name, starts_on, ends_on, ended_on, report_rhythm)
      select c.id, gen_random_uuid(), 'Campaign ' || n, ${today()}::date - 60, ${today()}::date + 40, case when n > ${running}::int then ${today()}::date - 1 end, 'weekly'
      from generate_series(1, ${units}::int) n
      join (select id, row_number() over (order by id) as at from client) c on c.at = (n - 1) % ${clients}::int + 1`
    await tx`
      insert into unit (client_id, id, campaign_id, kind, name, minutes, indicated_visits, starts_on, ends_on)
      select client_id, gen_random_uuid(), id, 'unit-2', name, 48000, 300, starts_on, ends_on from campaign`
    await tx`
      insert into ledger_entry (client_id, id, unit_id, kind, origin, subject, minutes, "on", activity_id, text, booked_at)
      select client_id, gen_random_uuid(), id, 'opening', 'opening', null, minutes, starts_on, null, 'opened', now() from unit`
    await tx`
      insert into customer (client_id, id, name)
      select k.client_id, gen_random_uuid(), 'Customer ' || n from campaign k cross join generate_series(1, 30) n where k.ended_on is null`
    await tx`
      insert into visit (client_id, id, campaign_id, customer_id, staff_id, "on", arrived_at, left_at, logged_at, outcome, visit_minutes, drive_minutes, write_up_minutes, metres, score)
      select k.client_id, gen_random_uuid(), k.id, c.id, (select id from staff limit 1), ${today()}::date - 10, now(), now(), now(), 'satisfied', 60, 30, 10, 21000, 4
      from campaign k cross join lateral (select id from customer where client_id = k.client_id order by id limit 30) c where k.ended_on is null`
    await tx`
      insert into ledger_entry (client_id, id, unit_id, kind, origin, subject, minutes, "on", activity_id, text, booked_at)
      select v.client_id, gen_random_uuid(), u.id, 'consumption', 'consumption', s.subject, s.minutes, v."on", v.id, 'visited', now()
      from visit v join unit u on u.client_id = v.client_id and u.campaign_id = v.campaign_id
      cross join (values ('visit', 70), ('travel-time', 30)) s (subject, minutes)`
    await tx`
      insert into ledger_entry (client_id, id, unit_id, kind, origin, subject, minutes, "on", activity_id, text, booked_at)
      select u.client_id, gen_random_uuid(), u.id, 'consumption', 'consumption', (array['call', 'call', 'call', 'report', 'preparation'])[1 + n % 5], 5 + n % 40,
        u.starts_on + n % 60, gen_random_uuid(), 'worked', now()
      from unit u join campaign k on k.client_id = u.client_id and k.id = u.campaign_id
      cross join lateral generate_series(1, case when k.ended_on is null then ${entriesOfRunning}::int - 61 else ${entriesPerUnit}::int - 1 end) n`
    await tx`
      insert into appointment (client_id, id, campaign_id, customer_id, staff_id, kind, state, starts_at, ends_at)
      select k.client_id, gen_random_uuid(), k.id, c.id, (select id from staff limit 1), 'visit', 'agreed', now() + make_interval(hours => 2 * (row_number() over ())::int), now() + make_interval(hours => 2 * (row_number() over ())::int + 1)
      from campaign k cross join lateral (select id from customer where client_id = k.client_id order by id desc limit 6) c where k.ended_on is null`
  })
  await pool`vacuum analyze`
  const [counted] = await pool<{ entries: number }[]>`select count(*)::int as entries from ledger_entry`
  return { entries: counted?.entries ?? 0, units, clients, running }
}
