import { useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { ConfirmDialog } from '#app/ui/confirm-dialog'
import { Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { useDeed } from '#app/ui/use-deed'
import type { DepartureScreen } from './departure.server'
import { LendForm } from './lend-form'
import { PassForm } from './pass-form'

export type DepartureProps = DepartureScreen & { today: string; ops: { pass: string; lend: string } }

/** Everything that is a colleague's: lent for a while, or handed over in one go before their login ends. */
export function DeparturePage(props: DepartureProps) {
  const { t } = useTranslation(['common', 'handover'])
  const { name, staffId, staff, left, login, seesAll, ops, today } = props
  const isEmpty = Object.values(left.counts).every((count) => count === 0)
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('handover:title'), to: '/settings/handover' }]}
        title={t('handover:leave.title', { name })}
        lead={[t('handover:leave.lead', { name }), !seesAll && t('handover:leave.onlyYours')].filter(Boolean).join(' ')}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          <Panel title={t('handover:leave.pass')} lead={isEmpty ? undefined : t('handover:leave.passLead')}>
            {isEmpty ? <Notice tone="ok">{t('handover:leave.nothing', { name })}</Notice> : <SuccessorChoice {...props} />}
            <PassForm {...props} />
          </Panel>
        </div>
        <div className="grid gap-4">
          <Panel title={t('handover:lend.title')} lead={t('handover:lend.leadOf', { name })}>
            <LendForm
              action={`/settings/handover/staff/${staffId}/lent`}
              op={ops.lend}
              staff={staff}
              lender={{ id: staffId, name }}
              today={today}
            />
          </Panel>
          {login && <LoginPanel name={name} login={login} isEmpty={isEmpty} />}
        </div>
      </div>
    </>
  )
}

/** The choice stands in the address, so that the page can say which appointments clash. */
function SuccessorChoice({ staff, successor }: DepartureProps) {
  const { t } = useTranslation(['common', 'handover'])
  const [, setSearch] = useSearchParams()
  return (
    <Field label={t('handover:leave.successor')} className="max-w-sm">
      <Select
        value={successor?.id ?? ''}
        emptyLabel={t('handover:leave.choose')}
        options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ target: { value } }) => setSearch(value ? { to: value } : {}, { replace: true, preventScrollReset: true })}
      />
    </Field>
  )
}

function LoginPanel({ name, login, isEmpty }: { name: string; login: NonNullable<DepartureProps['login']>; isEmpty: boolean }) {
  const { t } = useTranslation(['common', 'handover'])
  const disabling = useDeed(t('handover:leave.disabled', { name }))
  return (
    <Panel title={t('handover:leave.login')} lead={t(login.disabled ? 'handover:leave.loginOff' : 'handover:leave.loginOn', { name })}>
      {!login.disabled && login.mayDisable && (
        <ConfirmDialog
          title={t('handover:leave.disableTitle', { name })}
          lead={t(isEmpty ? 'handover:leave.disableLeadEmpty' : 'handover:leave.disableLead', { name })}
          confirmLabel={t('handover:leave.disable')}
          onConfirm={() => disabling.send(`/settings/team/${login.userId}/access`, { may: 'no' })}
          trigger={
            <Button look="danger" busy={disabling.busy}>
              {t('handover:leave.disable')}
            </Button>
          }
        />
      )}
    </Panel>
  )
}
