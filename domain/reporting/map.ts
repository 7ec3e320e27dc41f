import type { MapPoint } from './report-content'
import type { CustomerFact, ReportFacts } from './report-facts'
import { visitsMade } from './visits'

/** One point per customer whose place is known: visited wins from booked, booked from still to plan. */
export function mapPoints(facts: ReportFacts): MapPoint[] {
  const points = new Map<string, MapPoint>()
  const add = (customer: CustomerFact | null, state: MapPoint['state']) => {
    if (customer?.place && !points.has(customer.id)) points.set(customer.id, { name: customer.name, place: customer.place, state })
  }
  for (const visit of visitsMade(facts)) add(visit.customer, 'visited')
  for (const appointment of facts.ahead) if (appointment.kind === 'visit') add(appointment.customer, 'booked')
  for (const customer of facts.toPlan) add(customer, 'to-plan')
  return [...points.values()]
}
