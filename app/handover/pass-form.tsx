import { useFetcher } from '@remix-run/react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { ConfirmDialog } from '#app/ui/confirm-dialog'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import type { Passable, PassedOn } from './departure.server'
import type { DepartureProps } from './departure-page'
import { LeftLists } from './left-lists'

// The server's list stands in a file the browser does not get.
const kinds = ['relations', 'tasks', 'appointments', 'complaints', 'campaigns'] as const satisfies readonly Passable[]

/** What there is of each kind, to whom it goes, and the one press that hands it all over. */
export function PassForm(props: DepartureProps) {
  const { t } = useTranslation(['common', 'handover'])
  const { staffId, staff, successor, left, ops } = props
  const fetcher = useFetcher<PassedOn | Refused | FormErrors>()
  const formId = useId()
  const [chosen, setChosen] = useState<Partial<Record<Passable, string>>>({})
  const to = (kind: Passable) => chosen[kind] ?? successor?.id ?? ''
  const there = kinds.filter((kind) => left.counts[kind] > 0)
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  const names = [...new Set(there.map(to).filter(Boolean))].map((id) => staff.find((each) => each.id === id)?.name ?? '')
  return (
    <div className="mt-4 grid gap-4">
      {answer && 'clashed' in answer && <DoneNotice passed={answer} />}
      {answer && 'refused' in answer && (
        <Notice tone="bad" live>
          {answer.message}
        </Notice>
      )}
      <fetcher.Form id={formId} method="post" action={`/settings/handover/staff/${staffId}?index`} className="grid gap-4">
        <input type="hidden" name="op" value={ops.pass} />
        <LeftLists
          {...props}
          choiceFor={(kind) => (
            <Select
              name={kind}
              aria-label={`${t(`handover:leave.${kind}`)}: ${t('handover:leave.sameAs')}`}
              value={to(kind)}
              onChange={({ target: { value } }) => setChosen((before) => ({ ...before, [kind]: value }))}
              emptyLabel={t('handover:leave.stay')}
              options={staff.map(({ id, name }) => ({ value: id, label: name }))}
              className="w-44"
            />
          )}
        />
      </fetcher.Form>
      {there.length > 0 && (
        <ConfirmDialog
          title={t('handover:leave.confirmTitle', { names: names.join(', ') })}
          lead={t('handover:leave.confirmLead')}
          confirmLabel={t('handover:leave.doIt')}
          danger={false}
          form={formId}
          trigger={
            <Button look="primary" busy={fetcher.state !== 'idle'} disabled={names.length === 0} className="justify-self-start">
              {t('handover:leave.doIt')}
            </Button>
          }
        />
      )}
    </div>
  )
}

function DoneNotice({ passed }: { passed: PassedOn }) {
  const { t } = useTranslation(['common', 'handover'])
  const parts = kinds.filter((kind) => passed[kind] > 0).map((kind) => t(`handover:leave.doneParts.${kind}`, { count: passed[kind] }))
  const what = parts.length > 0 ? parts.join(', ') : t('handover:leave.doneParts.nothing')
  return (
    <Notice tone="ok" live>
      {t('handover:leave.done', { what })} {passed.clashed > 0 && t('handover:leave.stays', { count: passed.clashed })}{' '}
      {passed.unmoved > 0 && t('handover:leave.unmoved', { count: passed.unmoved })}
    </Notice>
  )
}
