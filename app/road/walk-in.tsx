import { DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DropIn, RoadStop } from '#app/carry-out/today/day.server'
import { Button } from '#app/ui/button'
import { Input } from '#app/ui/input'
import { Panel } from '#app/ui/panel'
import type { NearbyCustomer } from '#db/road'
import { addMinutes, type Moment } from '#domain/calendar/moment'

const shown = 8
const usualMinutes = 45

/** Dropping in without an appointment: whom, from the customers around that the phone carries along. */
export function WalkIn({ nearby, onChoose }: { nearby: readonly NearbyCustomer[]; onChoose: (customerId: string) => void }) {
  const { t } = useTranslation(['common', 'visits'])
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  if (nearby.length === 0) return null
  if (!open)
    return (
      <Button look="quiet" onClick={() => setOpen(true)}>
        <DoorOpen aria-hidden size={17} /> {t('visits:walkIn.open')}
      </Button>
    )
  const wanted = typed.trim().toLowerCase()
  const found = nearby.filter(({ customer, place }) => `${customer} ${place ?? ''}`.toLowerCase().includes(wanted))
  return (
    <Panel title={t('visits:walkIn.title')} lead={t('visits:walkIn.lead')} className="my-3 w-full basis-full">
      <Input
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        aria-label={t('visits:walkIn.search')}
        placeholder={t('visits:walkIn.search')}
      />
      <ul className="mt-2 grid">
        {found.slice(0, shown).map(({ customerId, customer, street, place, campaign }) => (
          <li key={customerId}>
            <button
              type="button"
              onClick={() => onChoose(customerId)}
              className="grid min-h-13 w-full content-center rounded-lg px-2 py-1.5 text-left hover:bg-sunken"
            >
              <b className="font-semibold">{customer}</b>
              <span className="text-sm text-ink3">{[street, place, campaign].filter(Boolean).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="mt-2 text-ink3">{t('visits:walkIn.none')}</p>}
      <Button className="mt-2" onClick={() => setOpen(false)}>
        {t('cancel')}
      </Button>
    </Panel>
  )
}

/** A customer somebody drops in on, as a stop that begins now. */
export function walkInStop(customer: DropIn, by: { staffId: string; staff: string }, now: Moment): RoadStop {
  const nobody = { contact: null, phone: null, phoneText: null, email: null, segment: null, segmentColour: null, note: null }
  const untold = { approach: null, avoid: null, askFor: null, problem: null, agreed: null, opens: null, wishes: null }
  const unwished = { wishDays: [], wishFrom: null, wishUntil: null, wishStaff: null, bestDays: [], wishBy: null }
  return {
    ...{ ...nobody, ...untold, ...unwished, ...customer, ...by, clientId: '', latitude: null, longitude: null },
    ...momentOfWalkIn(customer.customerId, now),
    ...{ people: [], charges: null },
    sheet: customer.sheet ?? { goal: null, problem: null, parts: [] },
  }
}

/** What makes a stop one without an appointment, that begins now; the way there was another's, so it is not known. */
export function momentOfWalkIn(customerId: string, now: Moment) {
  return {
    ...({ id: walkInId(customerId), startsAt: now, endsAt: addMinutes(now, usualMinutes), state: 'agreed', version: 1 } as const),
    ...{ visitId: null, made: null, driveMinutes: null, driveTo: null, kmTo: null },
  }
}

const mark = 'walk-in-'

/** The id under which such a stop is opened. */
export const walkInId = (customerId: string) => `${mark}${customerId}`

/** The page on which such a visit is logged, with a customer who may live far from the day's own stops. */
export const walkInAt = (customerId: string) => `/today?at=${customerId}#visit-${walkInId(customerId)}`

/** Whom it is about, when a stop was none of the plan; null for a planned one. */
export const walkInOf = (stopId: string) => (stopId.startsWith(mark) ? stopId.slice(mark.length) : null)
