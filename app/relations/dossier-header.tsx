import { DoorOpen, Mail, MapPin, Pencil, Phone } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CareDialog } from '#app/handover/care-dialog'
import { useFormat } from '#app/messages/use-format'
import { walkInAt } from '#app/road/walk-in'
import { Avatar } from '#app/ui/avatar'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { Marker } from '#app/ui/chip'
import { Kbd } from '#app/ui/kbd'
import { PageHeader } from '#app/ui/page-header'
import type { GroupColour } from '#app/ui/tone'
import type { DossierProps } from './dossier-page'

/** Whose dossier it is, who of ours looks after it, and the ways to reach them. */
export function DossierHeader({ customer, dossier, phones, mayDropIn, mayHandOut, onEdit }: DossierProps & { onEdit: () => void }) {
  const { t } = useTranslation(['common', 'relations'])
  const number = customer.phone ?? customer.mobile
  return (
    <PageHeader
      crumbs={[
        { label: t('relations:title'), to: '/relations' },
        { label: dossier.clientName, to: `/relations?client=${customer.clientId}` },
      ]}
      mark={<Avatar name={customer.name} size={44} shape="organisation" />}
      title={customer.name}
      lead={<Lead customer={customer} dossier={dossier} mayHandOut={mayHandOut && !customer.erasedOn} />}
      actions={
        <>
          {number && !customer.doNotContact && (
            <a
              data-call
              href={`tel:${number}`}
              aria-keyshortcuts="B"
              className={buttonClasses({ look: 'primary', className: 'max-md:flex-1' })}
            >
              <Phone aria-hidden size={16} />
              <span className="max-md:hidden">{phones[number] ?? number}</span>
              <span className="md:hidden">{t('relations:dossier.callThem')}</span>
              <Kbd onButton>B</Kbd>
            </a>
          )}
          {customer.email && !customer.doNotContact && (
            <a href={`mailto:${customer.email}`} className={buttonClasses({ className: 'max-md:flex-1' })}>
              <Mail aria-hidden size={16} />
              {t('relations:dossier.mail')}
            </a>
          )}
          {customer.place && (
            <a href={routeTo(customer)} target="_blank" rel="noreferrer" className={buttonClasses({ className: 'max-md:flex-1' })}>
              <MapPin aria-hidden size={16} />
              {t('relations:dossier.route')}
            </a>
          )}
          {mayDropIn && !customer.erasedOn && (
            <a href={walkInAt(customer.id)} className={buttonClasses({ className: 'md:hidden max-md:flex-1' })}>
              <DoorOpen aria-hidden size={16} />
              {t('relations:dossier.atDoor')}
            </a>
          )}
          {!customer.erasedOn && (
            <Button keyHint="E" onClick={onEdit} className="max-md:flex-1">
              <Pencil aria-hidden size={15} />
              {t('edit')}
            </Button>
          )}
        </>
      }
    />
  )
}

/** The maps of the telephone itself: a geo address on a phone that knows it, the map site elsewhere. */
function routeTo({ street, houseNumber, postcode, place, country }: DossierProps['customer']): string {
  const address = [[street, houseNumber].filter(Boolean).join(' '), postcode, place, country].filter(Boolean).join(', ')
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`
}

function Lead({ customer, dossier, mayHandOut }: Pick<DossierProps, 'customer' | 'dossier' | 'mayHandOut'>) {
  const { t } = useTranslation(['common', 'relations'])
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const { owner, dossierKeeper, standby, loan } = dossier
  const care = [
    owner ? t('relations:dossier.beheer', { name: owner }) : t('relations:dossier.noOwner'),
    ...(dossierKeeper ? [t('relations:dossier.dossierKeeper', { name: dossierKeeper })] : []),
    ...(standby ? [t('relations:dossier.standby', { name: standby })] : []),
    ...(loan ? [t('relations:dossier.loan', { name: loan.name, day: format.day(loan.until) })] : []),
  ]
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {dossier.segments.map((segment) => (
        <Marker key={segment.campaign} colour={segment.colour.toLowerCase() as GroupColour}>
          {segment.name}
        </Marker>
      ))}
      {customer.place && <span className="text-ink2">{customer.place}</span>}
      <span>{care.join(' · ')}</span>
      {mayHandOut && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="min-h-11 rounded-sm font-medium text-brand-text underline-offset-2 hover:underline md:min-h-6"
        >
          {t('relations:dossier.changeCare')}
        </button>
      )}
      {open && <CareDialog customerId={customer.id} name={customer.name} onClose={close} />}
    </span>
  )
}
