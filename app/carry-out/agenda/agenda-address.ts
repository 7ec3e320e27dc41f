import { addDays, type Day, weekday } from '#domain/calendar/day'
import type { AgendaPage, AgendaView } from './agenda.server'

type Where = { day?: Day; view?: AgendaView; who?: readonly string[] }

/** The address of the agenda with something else in it: another day, another view, other people. */
export function agendaAddress(page: Pick<AgendaPage, 'day' | 'view' | 'people'>, { day = page.day, view = page.view, who }: Where): string {
  const shown = who ?? whoIsShown(page)
  const everyone = shown.length === 0 || shown.length === page.people.length
  return `/agenda?${new URLSearchParams({ day, ...(view === 'week' ? {} : { view }), ...(everyone ? {} : { who: shown.join(',') }) })}`
}

export function whoIsShown({ people }: Pick<AgendaPage, 'people'>): string[] {
  return people.filter(({ shown }) => shown).map(({ id }) => id)
}

/** A step back or on: a week, or a day of the week in which people work. */
export function stepped({ day, view }: Pick<AgendaPage, 'day' | 'view'>, way: -1 | 1): Day {
  if (view === 'week') return addDays(day, 7 * way)
  let to = addDays(day, way)
  while (weekday(to) > 5) to = addDays(to, way)
  return to
}
