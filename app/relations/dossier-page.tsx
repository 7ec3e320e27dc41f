import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { LatestLooks } from '#app/privacy/looks-panel'
import { PhotoStrip } from '#app/road/photo-strip'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { useKeys } from '#app/ui/use-keys'
import type { Customer } from '#db/customers'
import type { Look } from '#db/dossier-looks'
import type { Dossier, TimelineItem, TimelineKind } from '#db/dossiers'
import type { LastContact, NextFollowUp } from '#db/last-contacts'
import type { PhotoRow } from '#db/photos'
import type { OpenSignal } from '#db/signals'
import type { LegalForm } from '#domain/relations/calling'
import { isErasable } from '#domain/relations/erasure'
import { AddPerson } from './add-person'
import { DossierFacts } from './dossier-facts'
import { DossierHeader } from './dossier-header'
import { DossierHistory } from './dossier-history'
import { DossierNow } from './dossier-now'
import { DossierPeople } from './dossier-people'
import { DossierPin, type Pin } from './dossier-pin'
import { DossierRequests } from './dossier-requests'
import { DossierSignals } from './dossier-signals'
import { DossierTimeline } from './dossier-timeline'
import { EditCustomer } from './edit-customer'
import type { CustomerText } from './their-text.server'

export type DossierProps = {
  customer: Customer
  dossier: Dossier
  timeline: TimelineItem[]
  hasOlder: boolean
  revenue: { year: number; cents: number }[]
  lastContact: LastContact | null
  callBack: NextFollowUp | null
  mayReadPrivate: boolean
  kind: TimelineKind | null
  /** How numbers are written, by the number. */
  phones: Record<string, string>
  form: CustomerText
  /** The name of a merged customer somebody asked for and was brought here. */
  mergedName: string | null
  /** The latest who looked, for managers and administrators; null for others. */
  looks: Look[] | null
  /** Whether the reader may erase: managers and administrators. */
  mayErase: boolean
  /** Whether the reader says who looks after it: managers and administrators. */
  mayHandOut: boolean
  /** They come from erasing a person who worked here. */
  personErased: boolean
  ops: { note: string; person: string; edit: string; signal: string; pin: string }
  signals: OpenSignal[]
  photos: PhotoRow[]
  mayDropIn: boolean
  /** What the values were before, in words. */
  history: { field: string; before: string | null; after: string | null; why: string; at: string }[]
  /** Where the other values came from, in words; null when nobody knows. */
  source: string | null
  pin: Pin | null
}

/** One customer: what is open now, what happened, who decides, and the facts. */
export function DossierPage(props: DossierProps) {
  const { t } = useTranslation(['common', 'relations', 'visits'])
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const [addingPerson, setAddingPerson] = useState(false)
  const stopEditing = useCallback(() => setEditing(false), [])
  const focusNote = () => document.getElementById('dossier-note')?.focus()
  const call = () => document.querySelector<HTMLAnchorElement>('[data-call]')?.click()
  useKeys({ e: () => setEditing(true), n: focusNote, '/': focusNote, b: call }, { first: true })
  return (
    <>
      <DossierHeader {...props} onEdit={() => setEditing(true)} />
      <div className="flex flex-col gap-3">
        {props.mergedName && <Notice>{t('relations:dossier.mergedNotice', { name: props.mergedName })}</Notice>}
        {props.personErased && <Notice tone="ok">{t('relations:erase.donePerson')}</Notice>}
        {props.customer.erasedOn && (
          <Notice tone="warn">{t('relations:erase.doneCustomer', { day: format.day(props.customer.erasedOn) })}</Notice>
        )}
        {props.customer.doNotContact && !props.customer.erasedOn && (
          <Notice tone="bad" title={t('relations:doNotContact')}>
            {t('relations:dossier.doNotContact')}
          </Notice>
        )}
        {props.customer.status === 'closed' && !props.customer.erasedOn && <Notice tone="warn">{t('relations:dossier.closed')}</Notice>}
        <DossierNow {...props} />
      </div>
      <div className="mt-5 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <DossierTimeline {...props} />
        <div className="flex flex-col gap-4">
          <DossierPeople {...props} onAdd={() => setAddingPerson(true)} />
          <DossierRequests customerId={props.customer.id} requests={props.dossier.openRequests} />
          <DossierSignals customerId={props.customer.id} signals={props.signals} op={props.ops.signal} />
          <DossierFacts {...props} />
          {props.photos.length > 0 && (
            <Panel title={t('visits:photos.title')} lead={t('visits:photos.lead')}>
              <PhotoStrip photos={props.photos} />
            </Panel>
          )}
          {props.pin && <DossierPin customer={props.customer} pin={props.pin} op={props.ops.pin} />}
          <DossierHistory {...props} />
          <LatestLooks looks={props.looks} to={`/relations/${props.customer.id}/privacy`} />
          {props.mayErase && !props.customer.erasedOn && isErasable(props.customer.legalForm as LegalForm | null) && (
            <TextLink to={`/relations/${props.customer.id}/erasure`} className="justify-self-start text-xs">
              {t('relations:erase.link')}
            </TextLink>
          )}
        </div>
      </div>
      {editing && <EditCustomer customer={props.customer} form={props.form} op={props.ops.edit} onClose={stopEditing} />}
      <AddPerson customerId={props.customer.id} op={props.ops.person} open={addingPerson} onOpenChange={setAddingPerson} />
    </>
  )
}
