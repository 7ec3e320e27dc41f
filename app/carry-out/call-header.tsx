import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { groupOf } from '#app/segments/segment-colour'
import { buttonClasses } from '#app/ui/button-look'
import { Marker } from '#app/ui/chip'
import { Field } from '#app/ui/field'
import { Select } from '#app/ui/select'
import type { CallDesk } from './call-desk.server'

interface CallHeaderProps {
  desk: CallDesk
  contactId: string
  onContact: (contactId: string) => void
  /** Whether the numbers may be dialled from here. */
  mayDial: boolean
}

/** Who is called, under which numbers, and with whom one talks. */
export function CallHeader({ desk, contactId, onContact, mayDial }: CallHeaderProps) {
  const { t } = useTranslation(['common', 'run', 'relations'])
  const { customer, people, plan } = desk
  const person = people.find((each) => each.contactId === contactId)
  const role = person?.decisionRole && t(`relations:dossier.roles.${person.decisionRole}`)
  const numbers = [...new Set([person?.mobile, person?.phone, ...customer.phones].flatMap((each) => each ?? []))].slice(0, 3)
  return (
    <header className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-3">
          <h2 className="text-xl font-bold tracking-tight">{customer.name}</h2>
          {plan.segment && plan.segmentColour && <Marker colour={groupOf[plan.segmentColour]}>{plan.segment}</Marker>}
        </div>
        <p className="text-ink2">{[person?.name, person?.title, role, customer.place].filter(Boolean).join(' · ')}</p>
        {people.length > 0 && (
          <Field label={t('run:calls.contact')} hideLabel className="mt-2 max-w-64">
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
      <div className="flex w-full flex-col gap-2 sm:w-auto">
        {numbers.length === 0 && <p className="text-ink3">{t('run:calls.noPhone')}</p>}
        {numbers.map((phone, index) =>
          mayDial ? (
            <a
              key={phone}
              href={`tel:${phone}`}
              className={buttonClasses({ look: index === 0 ? 'primary' : 'secondary', size: index === 0 ? 'lg' : 'sm' })}
            >
              <Phone aria-hidden size={16} /> {t('run:calls.dial', { phone: spaced(phone) })}
            </a>
          ) : (
            <span key={phone} className="text-ink2 tabular-nums">
              {spaced(phone)}
            </span>
          ),
        )}
      </div>
    </header>
  )
}

/** '+31345550127' as it is read: '+31 345 550 127'. */
function spaced(phone: string): string {
  const dutch = /^\+31(\d{3})(\d{3})(\d{3})$/.exec(phone)
  return dutch && !phone.startsWith('+316')
    ? `+31 ${dutch[1]} ${dutch[2]} ${dutch[3]}`
    : phone.replace(/^\+316(\d{4})(\d{4})$/, '+31 6 $1 $2')
}
