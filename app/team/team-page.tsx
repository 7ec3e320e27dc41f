import { Form } from '@remix-run/react'
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Table } from '#app/ui/table'
import { InvitationsPanel } from './invitations-panel'
import { InviteDialog } from './invite-dialog'
import type { TeamScreen } from './read.server'
import { SecondFactorPanel } from './second-factor-panel'
import { useTeamColumns } from './team-columns'

type Asked = { of: 'office' | 'clients'; q: string }

/** Who can log in, with what they may and when they were last here; and what may be done about it. */
export function TeamPage({ asked, ...screen }: TeamScreen & { asked: Asked }) {
  const { t } = useTranslation(['common', 'settings'])
  const { rows, total, page, size, invitations, secondFactor } = screen
  const hrefFor = (to: number) => `?${new URLSearchParams({ ...asked, page: String(to) })}`
  const empty = <EmptyState icon={<Users aria-hidden size={22} />} title={t('settings:team.empty')} hint={t('settings:team.emptyHint')} />
  return (
    <>
      <PageHeader
        title={t('settings:team.title')}
        lead={t('settings:team.lead')}
        actions={<InviteDialog of={asked.of} roles={screen.roles} clients={screen.clients} />}
      />
      <div className="grid gap-4">
        <Panel flush className="overflow-clip">
          <Filter asked={asked} />
          <div className="max-md:px-4">
            <Table
              caption={t('settings:team.title')}
              columns={useTeamColumns(asked.of, screen.roles)}
              rows={rows}
              rowKey={({ id }) => id}
              rowClassName={({ state }) => (state === 'disabled' ? 'text-ink3' : undefined)}
              empty={empty}
            />
          </div>
          {total > size && <Pagination page={page} pageSize={size} total={total} hrefFor={hrefFor} />}
        </Panel>
        {invitations.length > 0 && <InvitationsPanel invitations={invitations} />}
        <SecondFactorPanel {...secondFactor} />
      </div>
    </>
  )
}

function Filter({ asked }: { asked: Asked }) {
  const { t } = useTranslation(['common', 'settings'])
  const whose = (['office', 'clients'] as const).map((value) => ({ value, label: t(`settings:team.of.${value}`) }))
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3 p-4 md:p-5">
      <SegmentedControl name="of" legend={t('settings:team.whose')} options={whose} defaultValue={asked.of} />
      <Field label={t('settings:team.search')} hideLabel className="min-w-48 flex-1">
        <Input type="search" name="q" maxLength={100} placeholder={t('settings:team.search')} defaultValue={asked.q} />
      </Field>
      <Button type="submit">{t('settings:team.show')}</Button>
    </Form>
  )
}
