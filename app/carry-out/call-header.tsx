import { Phone } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupOf } from '#app/segments/segment-colour'
import { buttonClasses } from '#app/ui/button-look'
import { Marker } from '#app/ui/chip'
import { Field } from '#app/ui/field'
import { Kbd } from '#app/ui/kbd'
import { Select } from '#app/ui/select'
import type { CallDesk } from './call-desk.server'
import type { CallClock } from './use-call-clock'

interface CallHeaderProps {
  desk: CallDesk
  contactId: string
  onContact: (contactId: string) => void
  clock: CallClock
  /** Whether the numbers may be dialled from here. */
  mayDial: boolean
}

/** Who is called, under which number, and how long one has been talking. */
export function CallHeader({ desk, contactId, onContact, clock, mayDial }: CallHeaderProps) {
  const { t } = useTranslation(['common', 'run', 'relations'])
  const { customer, people, plan } = desk
  const person = people.find((each) => each.contactId === contactId)
  const role = person?.decisionRole && t(`relations:dossier.roles.${person.decisionRole}`)
  const [first, ...others] = numbersOf(desk, contactId)
  return (
    <header className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-3">
          <h2 className="text-2xl font-bold tracking-tight text-balance">{customer.name}</h2>
          {plan.segment && plan.segmentColour && (
            <span className="rounded-full bg-sunken px-2 py-0.5">
              <Marker colour={groupOf[plan.segmentColour]}>{plan.segment}</Marker>
            </span>
          )}
        </div>
        <p className="mt-0.5 text-ink2">{[person?.name, person?.title, role, customer.place].filter(Boolean).join(' · ')}</p>
        {people.length === 0 ? (
          <input type="hidden" name="contactId" value="" />
        ) : (
          <Field label={t('run:calls.contact')} hideLabel className="mt-2 max-w-64 xl:hidden">
            <Select
              name="contactId"
              value={contactId}
              onChange={(event) => onContact(event.target.value)}
              options={[
                ...people.map(({ contactId: value, name }) => ({ value, label: name })),
                { value: '', label: t('run:calls.nobody') },
              ]}
            />
          </Field>
        )}
      </div>
      <div className="flex w-full flex-col gap-1 sm:w-auto sm:items-end">
        {!first && <p className="text-ink3">{t('run:calls.noPhone')}</p>}
        {first && mayDial && <Dial phone={first} written={desk.written[first] ?? first} clock={clock} />}
        <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink3 tabular-nums">
          {(mayDial && !clock.isTalking ? others : [first, ...others]).map(
            (phone) =>
              phone && (
                <a
                  key={phone}
                  href={mayDial ? `tel:${phone}` : undefined}
                  onClick={clock.dial}
                  className="max-md:min-h-11 max-md:py-3 hover:text-brand-text"
                >
                  {desk.written[phone] ?? phone}
                </a>
              ),
          )}
        </p>
      </div>
    </header>
  )
}

/** The numbers to try: of the person first, then of the firm; three at most. */
function numbersOf({ customer, people }: CallDesk, contactId: string): string[] {
  const person = people.find((each) => each.contactId === contactId)
  return [...new Set([person?.mobile, person?.phone, ...customer.phones].flatMap((each) => each ?? []))].slice(0, 3)
}

function Dial({ phone, written, clock }: { phone: string; written: string; clock: CallClock }) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <a
      href={`tel:${phone}`}
      data-dial
      onClick={clock.dial}
      aria-keyshortcuts="B"
      className={buttonClasses({
        look: 'primary',
        size: 'lg',
        className: clock.isTalking ? 'bg-ok! text-surface! tabular-nums' : 'tabular-nums',
      })}
    >
      {clock.isTalking ? (
        <>
          <i aria-hidden className="size-2.5 rounded-full bg-surface/70" /> {t('run:calls.talking')} <Seconds clock={clock} />
        </>
      ) : (
        <>
          <Phone aria-hidden size={16} /> {t('run:calls.dial', { phone: written })} <Kbd onButton>B</Kbd>
        </>
      )}
    </a>
  )
}

/** Minutes and seconds; ticks by itself, so that the rest of the page stands still. */
function Seconds({ clock: { startedAt, now } }: { clock: CallClock }) {
  const [at, setAt] = useState(startedAt)
  const latest = useRef(now)
  latest.current = now
  useEffect(() => {
    const timer = setInterval(() => setAt(latest.current()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((Date.parse(at) - Date.parse(startedAt)) / 1000))
  return <time>{[Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')}</time>
}
