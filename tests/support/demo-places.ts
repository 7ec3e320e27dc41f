import { today } from '#app/http/clock.server'
import { connect } from '#db/connection'
import { app } from './browser'

/** Addresses of the demo by what is there: those of Waalstroom, whose campaign is halfway. */
export async function demoPlaces() {
  const { sql } = connect(app?.databaseUrl ?? '', 1)
  const [found] = await sql<Record<'campaign' | 'unit' | 'report' | 'customer' | 'person' | 'visit' | 'appointment' | 'toCall', string>[]>`
    with here as (select c.client_id, c.id from campaign c join report r on r.client_id = c.client_id and r.campaign_id = c.id
      where c.ends_on >= ${today()}::date group by 1, 2 order by count(*) desc limit 1)
    select here.id as campaign,
      (select id from unit u where u.client_id = here.client_id and u.campaign_id = here.id order by starts_on desc limit 1) as unit,
      (select id from report r where r.client_id = here.client_id and r.campaign_id = here.id order by starts_on desc limit 1) as report,
      (select id from visit v where v.client_id = here.client_id and v.campaign_id = here.id order by "on" desc, id limit 1) as visit,
      (select customer_id from visit v where v.client_id = here.client_id and v.campaign_id = here.id order by "on" desc, id limit 1) as customer,
      (select contact_id from visit v where v.client_id = here.client_id and v.campaign_id = here.id and contact_id is not null order by "on" desc, id limit 1) as person,
      (select id from appointment a where a.client_id = here.client_id and a.campaign_id = here.id and a.state = 'agreed' order by starts_at limit 1) as appointment,
      (select customer_id from round_item i where i.client_id = here.client_id and i.campaign_id = here.id and i.decision = 'visit'
        and not exists (select from appointment a where a.client_id = i.client_id and a.customer_id = i.customer_id) order by customer_id limit 1) as "toCall"
    from here`
  await sql.end()
  if (!found) throw new Error('the demo has no campaign with visits')
  const campaign = `/campaigns/${found.campaign}`
  return {
    home: '/',
    campaign,
    clean: `${campaign}/clean`,
    segments: `${campaign}/segments`,
    actions: `${campaign}/actions`,
    inventory: `${campaign}/run/inventory`,
    calls: found.toCall ? `${campaign}/run/calls/${found.toCall}` : `${campaign}/run/calls`,
    visits: `${campaign}/run/visits`,
    reports: `${campaign}/run/reports`,
    report: `/reports/${found.report}`,
    unit: `/units/${found.unit}`,
    relation: `/relations/${found.customer}`,
    person: `/people/${found.person}`,
    visit: `/visits/${found.visit}`,
    visitLog: `/visits/${found.appointment}/log`,
    agenda: '/agenda',
    today: '/today',
    units: '/units',
    relations: '/relations',
    requests: '/requests',
  }
}
