import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { Skeleton } from '#app/ui/skeleton'
import { tellDone } from '#app/ui/toast'
import { useDeed } from '#app/ui/use-deed'
import type { CareOfCustomer } from '#db/care'
import { LendForm } from './lend-form'

type Colleagues = { id: string; name: string }[]

type Care = { care: CareOfCustomer; staff: Colleagues; gone: Colleagues; today: string; ops: { care: string; lend: string } }

/** Who looks after one relation, for good or for a while. Read again each time it opens. */
export function CareDialog({ customerId, name, onClose }: { customerId: string; name: string; onClose: () => void }) {
  const { t } = useTranslation(['common', 'handover'])
  const reading = useFetcher<Care>()
  const address = `/relations/${customerId}/care`
  const { load, data } = reading
  useEffect(() => load(address), [address, load])
  return (
    <Dialog title={t('handover:care.title', { name })} open onOpenChange={(open) => !open && onClose()}>
      {data ? (
        <div className="grid gap-6">
          <CareForm address={address} data={data} onDone={onClose} />
          <section className="grid gap-3 border-t border-line pt-4">
            <h3 className="font-semibold">{t('handover:lend.title')}</h3>
            <Loan data={data} customerId={customerId} />
          </section>
        </div>
      ) : (
        <Skeleton className="h-64" />
      )}
    </Dialog>
  )
}

const roles = ['owner', 'dossierKeeper', 'standby'] as const

function CareForm({ address, data: { care, staff, gone, ops }, onDone }: { address: string; data: Care; onDone: () => void }) {
  const { t } = useTranslation(['common', 'handover'])
  const fetcher = useFetcher<{ changed: number } | Refused | FormErrors>()
  const formId = useId()
  // What the selects began with: the page may read anew meanwhile.
  const [was] = useState(care)
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  const errors = answer && 'errors' in answer ? answer.errors : {}
  useEffect(() => {
    if (!answer || !('changed' in answer)) return
    tellDone(t('handover:care.saved', { name: care.name }))
    onDone()
  }, [answer, care.name, onDone, t])
  return (
    <fetcher.Form id={formId} method="post" action={address} className="grid gap-3" noValidate>
      <input type="hidden" name="op" value={ops.care} />
      {roles.map((role) => (
        <Field
          key={role}
          label={t(`handover:care.${role}`)}
          hint={role === 'dossierKeeper' ? t('handover:care.dossierKeeperHint') : undefined}
          error={errors[role]}
        >
          <Select
            name={role}
            defaultValue={was[role] ?? ''}
            emptyLabel={t('handover:nobody')}
            options={[
              ...staff.map(({ id, name }) => ({ value: id, label: name })),
              // Who left and has the role still stands there, until somebody else is chosen.
              ...gone.filter(({ id }) => id === was[role]).map(({ id, name }) => ({ value: id, label: t('handover:care.gone', { name }) })),
            ]}
          />
        </Field>
      ))}
      <input type="hidden" name="wasOwner" value={was.owner ?? ''} />
      <input type="hidden" name="wasDossierKeeper" value={was.dossierKeeper ?? ''} />
      <input type="hidden" name="wasStandby" value={was.standby ?? ''} />
      {answer && 'refused' in answer && (
        <Notice tone="bad" live>
          {answer.message}
        </Notice>
      )}
      <Button type="submit" look="primary" busy={fetcher.state !== 'idle'} className="justify-self-start">
        {t('handover:care.save')}
      </Button>
    </fetcher.Form>
  )
}

function Loan({ data: { care, staff, gone, today, ops }, customerId }: { data: Care; customerId: string }) {
  const { t } = useTranslation(['common', 'handover'])
  const format = useFormat()
  const ending = useDeed(t('handover:loans.ended'))
  const { loan, owner } = care
  const [justLent, setJustLent] = useState(false)
  const onLent = useCallback(() => setJustLent(true), [])
  if (loan && !justLent) {
    const said = { name: loan.name, from: format.day(loan.from), until: format.day(loan.until), reason: loan.reason }
    return (
      <Notice
        action={
          loan.handoutId && (
            <Button
              size="sm"
              busy={ending.busy}
              onClick={() => ending.send(`/settings/handover/${loan.handoutId}/undone`, { client: care.clientId })}
            >
              {t('handover:loans.end')}
            </Button>
          )
        }
      >
        {t(loan.reason ? 'handover:lend.running' : 'handover:lend.runningNoReason', said)}
      </Notice>
    )
  }
  const lender = [...staff, ...gone].find(({ id }) => id === owner)
  if (!lender) return <p className="text-ink3">{t('handover:care.needsOwner')}</p>
  return (
    <>
      <p className="text-ink2">{t('handover:lend.lead')}</p>
      <LendForm action={`/relations/${customerId}/lent`} op={ops.lend} staff={staff} lender={lender} today={today} onLent={onLent} />
    </>
  )
}
