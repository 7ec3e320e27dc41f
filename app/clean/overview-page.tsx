import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { tellDone, tellFailed } from '#app/ui/toast'
import type { FindingKind, FindingRule } from '#domain/clean/finding'
import type { KeyField, QualityScore } from '#domain/clean/score'
import { CloseStep } from './close-step'
import { FileUpload } from './import-files'
import { type ImportLine, ImportsTable } from './imports-table'
import { OutPanel } from './out-panel'
import { groupsWaiting, OverviewToDo } from './overview-todo'
import { QualityPanel } from './quality-panel'
import { SectionHeading } from './section-heading'

type Waiting = {
  perBand: Record<'sure' | 'probable' | 'doubtful' | 'relatives', number>
  preselected: number
  mergedRecords: number
  soughtAt: string | null
}

export type OverviewProps = {
  campaign: { id: string; name: string; clientName: string; cleanedOn: string | null }
  customers: { living: number; active: number }
  imports: ImportLine[]
  duplicates: Waiting
  persons: Waiting
  findings: { kind: FindingKind; rule: string; open: number }[]
  merges: { eventId: string; customerId: string | null; keeperName: string; names: string[]; at: string; by: string | null }[]
  score: QualityScore | null
  scoreBefore: QualityScore | null
  /** How far each field is filled, in whole percents. */
  fields: { field: KeyField; now: number; before: number | null }[]
  justTaken: ImportLine | null
  /** In bytes. */
  limit: number
  op: string
}

/** How clean the base is, what would help it most, and what was done so far. */
export function OverviewPage(props: OverviewProps) {
  const { t } = useTranslation(['common', 'clean'])
  const { campaign, customers, imports, justTaken } = props
  if (customers.living === 0 && imports.length === 0) return <FirstFile {...props} />
  const waiting = waitingThings(props)
  const stopped = customers.living - customers.active
  const closed = stopped > 0 ? t('clean:overview.closed', { count: stopped }) : ''
  return (
    <div className="flex flex-col gap-5">
      <SectionHeading
        title={customers.living === 0 ? t('clean:overview.sentenceNothing') : t('clean:overview.sentence', { count: customers.active })}
        lead={[waiting > 0 ? t('clean:overview.attention', { count: waiting }) : t('clean:overview.attentionNone'), closed]
          .filter(Boolean)
          .join(' ')}
        actions={
          <>
            <LinkButton to={`/campaigns/${campaign.id}/clean/import`}>{t('clean:overview.addFile')}</LinkButton>
            {customers.living > 0 && <CloseStep campaignId={campaign.id} closedOn={campaign.cleanedOn} />}
          </>
        }
      />
      {justTaken && <TakenNotice file={justTaken} />}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <QualityPanel score={props.score} before={props.scoreBefore} fields={props.fields} />
        <OverviewToDo {...props} />
      </div>
      {imports.length > 0 && (
        <Panel title={t('clean:overview.files')} flush>
          <ImportsTable campaignId={campaign.id} imports={imports} />
        </Panel>
      )}
      <div className="gap-5 lg:columns-2 [&>*]:mb-5 [&>*]:break-inside-avoid">
        <FindingsPanel {...props} />
        {customers.living > 0 && <OutPanel campaignId={campaign.id} />}
        <MergesPanel {...props} />
      </div>
    </div>
  )
}

function waitingThings(props: OverviewProps): number {
  return (
    groupsWaiting(props) +
    props.findings.reduce((sum, { open }) => sum + open, 0) +
    props.imports.filter(({ state }) => state === 'uploaded' || state === 'mapped').length
  )
}

function FirstFile({ campaign, limit, op }: OverviewProps) {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 pt-6">
      <div className="text-center">
        <h2 className="text-xl font-bold tracking-tight text-balance">{t('clean:overview.emptyTitle', { client: campaign.clientName })}</h2>
        <p className="mx-auto mt-1 max-w-[60ch] text-ink2 text-pretty">{t('clean:overview.emptyHint')}</p>
      </div>
      <FileUpload campaignId={campaign.id} limit={limit} op={op} label={t('clean:upload.label')} />
      <p className="text-center text-ink3">{t('clean:upload.excelHint')}</p>
    </div>
  )
}

function TakenNotice({ file }: { file: ImportLine }) {
  const { t } = useTranslation(['common', 'clean'])
  const { read = 0, customers = 0, folded = 0, later = 0, rejected = 0 } = file.counts
  return (
    <Notice tone="ok" title={t('clean:map.takenTitle', { name: file.fileName })}>
      {t('clean:map.takenLead', { read, customers, folded, later, rejected })}
    </Notice>
  )
}

function FindingsPanel({ campaign, findings }: OverviewProps) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const open = findings.filter((finding) => finding.open > 0)
  if (open.length === 0) return null
  const most = Math.max(...open.map((finding) => finding.open))
  return (
    <Panel title={t('clean:overview.findings')}>
      <ul className="flex flex-col gap-1">
        {open.map(({ rule, kind, open: count }) => (
          <li
            key={`${kind} ${rule}`}
            className="grid grid-cols-[minmax(0,1fr)_3rem_2.5rem] items-center gap-3 md:grid-cols-[minmax(0,1fr)_6rem_3rem]"
          >
            <TextLink to={`/campaigns/${campaign.id}/clean/gaps?rule=${rule}`} className="inline-flex min-h-9 items-center md:min-h-7">
              {t(`clean:findings.${rule as FindingRule}`)}
            </TextLink>
            <span aria-hidden className="flex h-1.5 rounded-full bg-sunken">
              <i
                className={kind === 'malformed' ? 'rounded-full bg-bad' : 'rounded-full bg-warn'}
                style={{ width: `${(count / most) * 100}%` }}
              />
            </span>
            <span className="text-right tabular-nums">{format.number(count)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function MergesPanel({ campaign, merges }: OverviewProps) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  if (merges.length === 0) return null
  return (
    <Panel title={t('clean:overview.merges')}>
      <ul className="flex flex-col divide-y divide-line">
        {merges.map((merge) => (
          <li key={merge.eventId} className="flex items-center gap-3 py-2 first:pt-0 last:pb-0">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-ink2">
                {merge.names.slice(0, 3).join(', ')}
                {merge.names.length > 3 && ` +${merge.names.length - 3}`} →{' '}
                {merge.customerId ? <TextLink to={`/relations/${merge.customerId}`}>{merge.keeperName}</TextLink> : merge.keeperName}
              </span>
              <span className="text-xs text-ink3">{[format.momentAt(merge.at), merge.by].filter(Boolean).join(' · ')}</span>
            </span>
            <UndoMerge campaignId={campaign.id} eventId={merge.eventId} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function UndoMerge({ campaignId, eventId }: { campaignId: string; eventId: string }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { undone: number }>()
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if ('refused' in fetcher.data) tellFailed(fetcher.data.message)
    else tellDone(t('clean:duplicates.undone'))
  }, [fetcher.state, fetcher.data, t])
  return (
    <Button
      size="sm"
      look="quiet"
      busy={fetcher.state !== 'idle'}
      onClick={() =>
        fetcher.submit(
          { eventIds: JSON.stringify([eventId]) },
          { method: 'post', action: `/campaigns/${campaignId}/clean/duplicates/undone` },
        )
      }
    >
      {t('undo')}
    </Button>
  )
}
