import { Link } from '@remix-run/react'
import { MessageCircleQuestion } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGuideWords } from '#app/guide/guide-words'
import { useFormat } from '#app/messages/use-format'
import { PortalFrame } from '#app/portal/portal-frame'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { Stat, Stats } from '#app/ui/stat'
import { Textarea } from '#app/ui/textarea'
import { FormDialog } from '#app/units/form-dialog'
import { requestKinds } from '#domain/carry-out/request'
import { stateTones, useDeskWords } from './desk-words'
import { Terms } from './levels-page'
import type { ClientRequestLine, ClientRequests } from './portal.server'

/** The client's own page of what they asked: ask, see by when there is an answer, and how well we keep to it. */
export function PortalRequests({ requests, campaigns, figures, terms, only, services, op }: ClientRequests & { op: string }) {
  const { t } = useTranslation(['common', 'desk'])
  const { kept, missed, atRisk, running } = figures
  return (
    <PortalFrame title={t('desk:portal.title')} lead={t('desk:portal.lead')}>
      <Panel
        title={only ? t(`desk:verdicts.${only}`) : t('desk:portal.all')}
        lead={only ? <TextLink to="/portal/requests">{t('desk:portal.all')}</TextLink> : undefined}
        aside={<AskDialog campaigns={campaigns} services={services} op={op} />}
      >
        {requests.total === 0 ? (
          <EmptyState
            dense
            icon={<MessageCircleQuestion aria-hidden size={20} />}
            title={t('desk:portal.none')}
            hint={t('desk:portal.noneHint')}
          />
        ) : (
          <RequestLines rows={requests.rows} />
        )}
        {requests.total > requests.size && (
          <Pagination
            page={requests.page}
            pageSize={requests.size}
            total={requests.total}
            hrefFor={(page) => `/portal/requests?${new URLSearchParams({ ...(only && { only }), page: String(page) })}`}
          />
        )}
      </Panel>
      <Panel title={t('desk:portal.levels')} lead={t('desk:portal.levelsLead')}>
        <Stats>
          <Stat value={<Leads count={kept} only="kept" />} label={t('desk:verdicts.kept')} />
          <Stat value={<Leads count={missed} only="missed" />} label={t('desk:verdicts.missed')} tone={missed > 0 ? 'bad' : 'neutral'} />
          <Stat value={<Leads count={atRisk + running} only="running" />} label={t('desk:verdicts.running')} />
        </Stats>
        <div className="mt-3">
          <Terms terms={terms} />
        </div>
        {services.length > 0 && (
          <p className="mt-3">
            <TextLink to="/portal/guide">{t('desk:portal.guide')}</TextLink>
          </p>
        )}
      </Panel>
    </PortalFrame>
  )
}

/** A figure that leads to its requests. */
function Leads({ count, only }: { count: number; only: string }) {
  return count === 0 ? (
    <>0</>
  ) : (
    <Link to={`/portal/requests?only=${only}`} className="underline decoration-line underline-offset-4 hover:decoration-current">
      {count}
    </Link>
  )
}

/** Lines of requests, each with by when there is an answer. */
export function RequestLines({ rows }: { rows: readonly ClientRequestLine[] }) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  const words = useDeskWords()
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-0">
          <span className="min-w-0 flex-1 basis-56">
            <Link to={`/portal/requests/${row.id}`} className="font-semibold break-words hover:underline">
              {row.subject}
            </Link>
            <span className="block text-xs text-ink3">
              {[t(`desk:kinds.${row.kind}`), row.by, format.momentAt(row.receivedAt)].filter(Boolean).join(' · ')}
            </span>
            <span className="block text-ink2">
              <ClientDue row={row} />
            </span>
          </span>
          <Chip tone={stateTones[row.state.is]}>{words.state(row.state)}</Chip>
        </li>
      ))}
    </ul>
  )
}

/** By when there is an answer, or when it came. */
export function ClientDue({ row }: { row: ClientRequestLine }) {
  const { t } = useTranslation(['common', 'desk'])
  const format = useFormat()
  const words = useDeskWords()
  if (row.answeredAt) return <>{t('desk:portal.answeredOn', { when: format.momentAt(row.answeredAt) })}</>
  if (row.leftMinutes === null || row.answerBy === null || row.due === null || row.due === 'kept') return null
  const term = t(`desk:portal.due.${row.due}`, { when: format.momentAt(row.answerBy), left: words.term(row.leftMinutes, row.dayMinutes) })
  return <>{row.verdict === 'missed' && row.due !== 'missed' ? `${term}; ${t('desk:due.before')}` : term}</>
}

/** Asks something with one message. */
function AskDialog({ campaigns, services, op }: Pick<ClientRequests, 'campaigns' | 'services'> & { op: string }) {
  const { t } = useTranslation(['common', 'desk'])
  const { said } = useGuideWords()
  return (
    <FormDialog
      action="/portal/requests?index"
      op={op}
      title={t('desk:portal.ask')}
      lead={t('desk:portal.askLead')}
      submit={t('desk:portal.submit')}
      told={t('desk:portal.done')}
      size="md"
      trigger={<Button look="primary">{t('desk:portal.ask')}</Button>}
    >
      {(errors) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('desk:portal.kind')} error={errors.kind}>
              <Select name="kind" options={requestKinds.map((value) => ({ value, label: t(`desk:kinds.${value}`) }))} />
            </Field>
            {campaigns.length > 1 ? (
              <Field label={t('desk:form.campaign')} error={errors.campaignId}>
                <Select
                  name="campaignId"
                  emptyLabel={t('desk:form.noCampaign')}
                  options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
            ) : (
              <input type="hidden" name="campaignId" value={campaigns[0]?.id ?? ''} />
            )}
          </div>
          {services.length > 0 && (
            <Field label={t('desk:form.service')} optional error={errors.serviceId}>
              <Select
                name="serviceId"
                emptyLabel={t('desk:form.noService')}
                options={services.map(({ id, name }) => ({ value: id, label: said(name) }))}
              />
            </Field>
          )}
          <Field label={t('desk:portal.subject')} error={errors.subject}>
            <Input name="subject" maxLength={200} required autoComplete="off" />
          </Field>
          <Field label={t('desk:portal.text')} optional error={errors.text}>
            <Textarea name="text" rows={5} maxLength={10_000} />
          </Field>
        </>
      )}
    </FormDialog>
  )
}
