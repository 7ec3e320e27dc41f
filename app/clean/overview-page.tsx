import { useFetcher } from '@remix-run/react'
import { ArrowRight, CircleCheck, CopyCheck, FileClock, ListX, PencilLine } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { LinkButton, TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { tellDone, tellFailed } from '#app/ui/toast'
import type { FindingKind, FindingRule } from '#domain/clean/finding'
import type { QualityScore } from '#domain/clean/score'
import { FileUpload } from './import-files'
import { type ImportLine, ImportsTable } from './imports-table'
import { QualityPanel } from './quality-panel'
import { SectionHeading } from './section-heading'
import { useDuplicateSearch } from './use-duplicate-search'

export type OverviewProps = {
  campaign: { id: string; name: string; clientName: string }
  customers: { living: number; active: number }
  imports: ImportLine[]
  duplicates: {
    perBand: Record<'sure' | 'probable' | 'doubtful' | 'relatives', number>
    preselected: number
    mergedRecords: number
    soughtAt: string | null
  }
  findings: { kind: FindingKind; rule: string; open: number }[]
  merges: { eventId: string; keeperId: string; keeperName: string; names: string[]; at: string; by: string | null }[]
  score: QualityScore | null
  scoreBefore: QualityScore | null
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
  return (
    <div className="flex flex-col gap-5">
      <SectionHeading
        title={customers.living === 0 ? t('clean:overview.sentenceNothing') : t('clean:overview.sentence', { count: customers.living })}
        lead={waiting > 0 ? t('clean:overview.attention', { count: waiting }) : t('clean:overview.attentionNone')}
        actions={<LinkButton to={`/campaigns/${campaign.id}/clean/import`}>{t('clean:overview.addFile')}</LinkButton>}
      />
      {justTaken && <TakenNotice file={justTaken} />}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <QualityPanel score={props.score} before={props.scoreBefore} />
        <ToDo {...props} />
      </div>
      {imports.length > 0 && (
        <Panel title={t('clean:overview.files')} flush>
          <ImportsTable campaignId={campaign.id} imports={imports} />
        </Panel>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <FindingsPanel {...props} />
        <MergesPanel {...props} />
      </div>
    </div>
  )
}

function groupsWaiting({ duplicates: { perBand } }: OverviewProps): number {
  return Object.values(perBand).reduce((sum, count) => sum + count, 0)
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

/** The few things that would help most, the largest first, each with one button. */
function ToDo(props: OverviewProps) {
  const { t } = useTranslation(['common', 'clean'])
  const { campaign, duplicates, findings, imports, customers } = props
  const search = useDuplicateSearch(campaign.id)
  const base = `/campaigns/${campaign.id}/clean`
  const groups = groupsWaiting(props)
  const gaps = findings.reduce((sum, { open }) => sum + open, 0)
  const waitingFiles = imports.filter(({ state }) => state === 'uploaded' || state === 'mapped')
  const later = imports.filter(({ state, counts }) => state === 'taken-in' && (counts.later ?? 0) > 0)
  const isDone = groups === 0 && gaps === 0 && waitingFiles.length === 0 && duplicates.soughtAt !== null
  return (
    <Panel
      title={isDone ? t('clean:overview.todoDone') : t('clean:overview.todo')}
      lead={isDone ? t('clean:overview.todoDoneHint') : undefined}
    >
      <ul className="flex flex-col divide-y divide-line">
        {waitingFiles.map((file) => (
          <Task
            key={file.id}
            icon={<FileClock aria-hidden size={18} />}
            text={t('clean:overview.waitingFile', { name: file.fileName })}
            button={
              <LinkButton look="primary" size="sm" to={`${base}/import/${file.id}/map`}>
                {t('clean:overview.goOn')}
              </LinkButton>
            }
          />
        ))}
        {customers.living > 0 && duplicates.soughtAt === null && (
          <Task
            icon={<CopyCheck aria-hidden size={18} />}
            text={t('clean:overview.duplicatesNever')}
            button={
              <Button look="primary" size="sm" busy={search.busy} onClick={search.start}>
                {t('clean:overview.findDuplicates')}
              </Button>
            }
          />
        )}
        {groups > 0 && (
          <Task
            icon={<CopyCheck aria-hidden size={18} />}
            text={t('clean:overview.duplicatesWaiting', { count: groups })}
            hint={duplicates.preselected > 0 ? t('clean:overview.preselectedHint', { count: duplicates.preselected }) : undefined}
            button={
              <LinkButton look="primary" size="sm" to={`${base}/duplicates`}>
                {t('clean:overview.reviewDuplicates')}
              </LinkButton>
            }
          />
        )}
        {gaps > 0 && (
          <Task
            icon={<PencilLine aria-hidden size={18} />}
            text={t('clean:overview.gapsWaiting', { count: gaps })}
            button={
              <LinkButton look={groups > 0 ? 'secondary' : 'primary'} size="sm" to={`${base}/gaps`}>
                {t('clean:overview.fixGaps')}
              </LinkButton>
            }
          />
        )}
        {later.map((file) => (
          <Task
            key={file.id}
            icon={<ListX aria-hidden size={18} />}
            text={t('clean:overview.rowsLater', { count: file.counts.later ?? 0 })}
            hint={file.fileName}
            button={
              <LinkButton size="sm" to={`${base}/import/${file.id}/map`}>
                {t('clean:overview.showRows')}
              </LinkButton>
            }
          />
        ))}
        {groups === 0 && duplicates.soughtAt !== null && (
          <Task
            isDone
            icon={<CircleCheck aria-hidden size={18} />}
            text={t('clean:overview.duplicatesNone')}
            hint={duplicates.mergedRecords > 0 ? t('clean:overview.duplicatesNoneHint', { count: duplicates.mergedRecords }) : undefined}
          />
        )}
        {gaps === 0 && customers.living > 0 && (
          <Task isDone icon={<CircleCheck aria-hidden size={18} />} text={t('clean:overview.gapsNone')} />
        )}
      </ul>
      {isDone && (
        <div className="mt-3">
          <LinkButton look="primary" to={`/campaigns/${campaign.id}/segments`}>
            {t('clean:overview.toSegments')}
            <ArrowRight aria-hidden size={16} />
          </LinkButton>
        </div>
      )}
    </Panel>
  )
}

function Task({
  icon,
  text,
  hint,
  button,
  isDone = false,
}: {
  icon: ReactNode
  text: string
  hint?: string
  button?: ReactNode
  isDone?: boolean
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 first:pt-0 last:pb-0">
      <span className={isDone ? 'text-ok' : 'text-brand-text'}>{icon}</span>
      <span className="min-w-0 flex-1 basis-40">
        <span className={isDone ? 'text-ink2' : 'font-medium'}>{text}</span>
        {hint && <span className="block truncate text-xs text-ink3">{hint}</span>}
      </span>
      {button}
    </li>
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
          <li key={`${kind} ${rule}`} className="grid grid-cols-[minmax(0,1fr)_6rem_3rem] items-center gap-3">
            <TextLink
              to={`/campaigns/${campaign.id}/clean/gaps?rule=${rule}`}
              className="inline-flex min-h-9 items-center truncate md:min-h-7"
            >
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
                <TextLink to={`/relations/${merge.keeperId}`}>{merge.keeperName}</TextLink>
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
