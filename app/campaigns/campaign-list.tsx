import { Form, useNavigate, useSearchParams, useSubmit } from '@remix-run/react'
import { Plus, Route, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar } from '#app/ui/avatar'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Progress } from '#app/ui/progress'
import { SegmentedControl } from '#app/ui/segmented-control'
import { type Column, Table } from '#app/ui/table'
import { useKeys } from '#app/ui/use-keys'
import type { CampaignRow, CampaignState } from '#db/campaigns'
import type { Page } from '#db/page'

interface CampaignListProps {
  page: Page<CampaignRow>
  counts: Record<CampaignState, number>
  state: CampaignState | 'all'
  search: string
}

/** Every campaign somebody may see, running ones first. */
export function CampaignList({ page, counts, state, search }: CampaignListProps) {
  const { t } = useTranslation(['common', 'campaigns'])
  const navigate = useNavigate()
  useKeys({ n: () => navigate('/campaigns/new') })
  const all = counts.running + counts['to-come'] + counts.ended
  return (
    <>
      <PageHeader
        title={t('campaigns:title')}
        lead={t('campaigns:lead', { count: counts.running })}
        actions={
          <LinkButton to="/campaigns/new" look="primary" keyHint="N">
            <Plus aria-hidden size={16} />
            {t('campaigns:new')}
          </LinkButton>
        }
      />
      {all === 0 ? (
        <Panel>
          <EmptyState
            icon={<Route aria-hidden size={22} />}
            title={t('campaigns:list.empty')}
            hint={t('campaigns:list.emptyHint')}
            action={
              <LinkButton to="/campaigns/new" look="primary">
                {t('campaigns:new')}
              </LinkButton>
            }
          />
        </Panel>
      ) : (
        <>
          <Filter counts={counts} all={all} search={search} state={state} />
          <Listed page={page} search={search} />
        </>
      )}
    </>
  )
}

/** Which campaigns: by state at once, by words with Enter. It works without JavaScript too. */
function Filter({ counts, all, search, state }: { counts: CampaignListProps['counts']; all: number; search: string; state: string }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const submit = useSubmit()
  const option = (value: CampaignState | 'all', label: string, count: number) => ({ value, label: count > 0 ? `${label} ${count}` : label })
  return (
    <Form
      method="get"
      role="search"
      className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3"
      onChange={(event) => event.target instanceof HTMLInputElement && event.target.name === 'state' && submit(event.currentTarget)}
    >
      <div className="max-w-full overflow-x-auto rounded-md">
        <SegmentedControl
          name="state"
          legend={t('campaigns:list.states')}
          defaultValue={state}
          options={[
            option('all', t('campaigns:list.all'), all),
            option('running', t('campaigns:list.running'), counts.running),
            option('to-come', t('campaigns:list.toCome'), counts['to-come']),
            option('ended', t('campaigns:list.ended'), counts.ended),
          ]}
        />
      </div>
      <div className="flex w-full gap-2 md:w-96">
        <Field label={t('campaigns:list.search')} hideLabel className="flex-1">
          <Input
            type="search"
            name="q"
            defaultValue={search}
            placeholder={t('campaigns:list.search')}
            before={<Search aria-hidden size={15} />}
          />
        </Field>
        <Button type="submit">{t('campaigns:list.searchButton')}</Button>
      </div>
    </Form>
  )
}

function Listed({ page, search }: { page: Page<CampaignRow>; search: string }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const [params] = useSearchParams()
  const hrefFor = (number: number) => `/campaigns?${new URLSearchParams({ ...Object.fromEntries(params), page: String(number) })}`
  return (
    <Panel flush className="overflow-clip">
      <div className="max-md:px-4">
        <Table
          caption={t('campaigns:title')}
          columns={useColumns()}
          rows={page.rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              dense
              title={search ? t('campaigns:list.nothing', { words: search }) : t('campaigns:list.nothingHere')}
              action={<TextLink to="/campaigns">{t('campaigns:list.showAll')}</TextLink>}
            />
          }
        />
      </div>
      {page.total > page.size && <Pagination page={page.page} pageSize={page.size} total={page.total} hrefFor={hrefFor} />}
    </Panel>
  )
}

function useColumns(): Column<CampaignRow>[] {
  const { t } = useTranslation(['common', 'campaigns'])
  const format = useFormat()
  return [
    {
      key: 'campaign',
      header: t('campaigns:list.campaign'),
      primary: true,
      cell: (row) => (
        <span className="flex items-center gap-3 md:py-1">
          <Avatar name={row.clientName} initials={row.clientInitials} size={30} shape="organisation" />
          <span className="min-w-0">
            <TextLink to={`/campaigns/${row.id}`} className="block truncate">
              {row.name}
            </TextLink>
            <span className="block truncate text-xs font-normal text-ink3">
              {row.clientName}
              {row.unitNames && ` · ${row.unitNames}`}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'step',
      header: t('campaigns:list.step'),
      cell: ({ step, state }) =>
        state === 'ended' ? (
          <Chip>{t('campaigns:list.ended')}</Chip>
        ) : (
          <Chip tone={state === 'running' ? 'brand' : 'neutral'}>
            {state === 'to-come'
              ? t('campaigns:list.toCome')
              : step
                ? `${step} · ${t(`campaigns:steps.short.${stepNames[step]}`)}`
                : t('campaigns:steps.done')}
          </Chip>
        ),
    },
    {
      key: 'visits',
      header: t('campaigns:list.visits'),
      align: 'right',
      cell: ({ visits, appointments, targetVisits: target }) => (
        <span>
          <span aria-hidden>{t('campaigns:list.visitsOf', { visits, appointments, target })}</span>
          <span className="sr-only">{t('campaigns:list.visitsSpoken', { visits, appointments, target })}</span>
        </span>
      ),
    },
    {
      key: 'hours',
      header: t('campaigns:list.hours'),
      align: 'right',
      cell: ({ balance, sold }) => {
        const shown = { left: format.hours(balance), sold: format.hours(sold) }
        return (
          <span className="inline-flex items-center gap-2.5">
            <Progress value={sold - balance} max={sold} label={t('campaigns:list.hoursOf', shown)} className="w-16" />
            {t('campaigns:list.hoursOf', shown)}
          </span>
        )
      },
    },
    {
      key: 'customers',
      header: t('campaigns:list.customers'),
      align: 'right',
      wideOnly: true,
      cell: ({ customers }) => format.number(customers),
    },
    {
      key: 'period',
      header: t('campaigns:list.period'),
      wideOnly: true,
      className: 'whitespace-nowrap',
      cell: ({ startsOn, endsOn }) => `${format.day(startsOn, 'brief')} – ${format.day(endsOn, 'brief')}`,
    },
  ]
}

const stepNames = { 1: 'clean', 2: 'segment', 3: 'act', 4: 'carryOut' } as const
