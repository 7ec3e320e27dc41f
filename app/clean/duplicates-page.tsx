import { Link, useNavigation } from '@remix-run/react'
import { CopyCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { Progress } from '#app/ui/progress'
import { searchSteps } from '#domain/clean/duplicates/record'
import { BulkMerge, useBulkMerge } from './bulk-merge'
import type { DuplicatesScreen } from './duplicate-queue.server'
import type { FindStep } from './find-duplicates.server'
import type { GroupCard } from './group-card.server'
import { GroupReview } from './group-review'
import { MergeItself } from './merge-itself'
import { SectionHeading } from './section-heading'
import { TrustedSource } from './trusted-source'
import { useDuplicateSearch } from './use-duplicate-search'
import { useUndoDecision } from './use-undo-decision'

export type DuplicatesPageProps = DuplicatesScreen & { op: string }

/** The review of duplicates: what may be merged unseen, and the queue of the rest, one group at a time. */
export function DuplicatesPage(props: DuplicatesPageProps) {
  const { t } = useTranslation(['common', 'clean'])
  const format = useFormat()
  const { campaignId, counts, kind, band, waiting } = props
  const group = useGroupThatIsUp(props)
  const search = useDuplicateSearch(campaignId)
  const merge = useBulkMerge(campaignId)
  const undo = useUndoDecision(campaignId)
  const total = waiting.organisation + waiting.person
  const again = (
    <Button busy={search.busy} onClick={search.start}>
      {t(counts.soughtAt ? 'clean:overview.searchAgain' : 'clean:duplicates.search')}
    </Button>
  )
  if (!counts.soughtAt && total === 0)
    return (
      <EmptyState
        icon={<CopyCheck aria-hidden size={22} />}
        title={t('clean:duplicates.never')}
        hint={t(props.customers > 0 ? 'clean:duplicates.neverHint' : 'clean:duplicates.neverEmpty')}
        action={
          props.customers > 0 ? (
            again
          ) : (
            <LinkButton look="primary" to={`/campaigns/${campaignId}/clean/import`}>
              {t('clean:upload.title')}
            </LinkButton>
          )
        }
      />
    )
  return (
    <div className="flex flex-col gap-4">
      <SectionHeading
        title={t('clean:duplicates.title')}
        lead={counts.soughtAt ? t('clean:overview.soughtAt', { when: format.momentAt(counts.soughtAt) }) : undefined}
        actions={again}
      />
      {total === 0 ? (
        <EmptyState
          icon={<CopyCheck aria-hidden size={22} />}
          title={t('clean:duplicates.none', { count: props.customers, formatted: format.number(props.customers) })}
          action={
            <LinkButton look="primary" to={`/campaigns/${campaignId}/clean/gaps`}>
              {t('clean:overview.fixGaps')}
            </LinkButton>
          }
        />
      ) : (
        <>
          {search.step && <SearchProgress step={search.step} />}
          <KindTabs {...props} />
          {counts.preselected > 0 && (
            <BulkMerge campaignId={campaignId} kind={kind} count={counts.preselected} op={props.op} merge={merge} />
          )}
          <div>
            <BandTabs {...props} />
            <p className="mt-1.5 px-1 text-ink3">{t(`clean:duplicates.${kind === 'person' ? 'personBandHints' : 'bandHints'}.${band}`)}</p>
          </div>
          {group ? (
            <GroupReview key={group.id} {...props} group={group} undo={undo} />
          ) : (
            <EmptyState title={t('clean:duplicates.noneInBand')} hint={t('clean:duplicates.noneInBandHint')} />
          )}
        </>
      )}
      {props.kind === 'organisation' && <TrustedSource campaignId={campaignId} sources={props.sources} />}
      <MergeItself campaignId={campaignId} on={props.mergesItself} />
      <p className="sr-only" aria-live="polite">
        {group ? t(`clean:duplicates.bands.${band}`) : ''}
      </p>
    </div>
  )
}

/** The group to decide about: the next one already while a decision is on its way. When that is refused, the group it was about is up again. */
function useGroupThatIsUp({ group, next }: DuplicatesPageProps): GroupCard | null {
  const { formData } = useNavigation()
  return group && next && formData?.get('decision') && formData.get('groupId') === group.id ? next : group
}

/** How far the search is: its parts take about as long each. */
function SearchProgress({ step }: { step: FindStep }) {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <div className="flex flex-col gap-1.5 px-1">
      <p className="text-ink2">{t(`clean:duplicates.steps.${step}`)}</p>
      <Progress label={t(`clean:duplicates.steps.${step}`)} value={findSteps.indexOf(step) + 1} max={findSteps.length} />
    </div>
  )
}

const findSteps: readonly FindStep[] = [...searchSteps, 'people']

const bands = { organisation: ['sure', 'probable', 'doubtful', 'relatives'], person: ['sure', 'probable', 'doubtful'] } as const

/** Organisations or people: each has its own queue. */
function KindTabs({ kind, waiting }: DuplicatesPageProps) {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <nav aria-label={t('clean:duplicates.kindsLabel')} className="flex gap-1 border-b border-line">
      {(['organisation', 'person'] as const).map((each) => (
        <Link
          key={each}
          to={`?kind=${each}`}
          replace
          preventScrollReset
          aria-current={each === kind ? 'page' : undefined}
          className={classes(
            '-mb-px inline-flex min-h-11 items-center gap-2 border-b-2 px-3 font-semibold md:min-h-9',
            each === kind ? 'border-brand text-ink' : 'border-transparent text-ink3 hover:text-ink',
          )}
        >
          {t(`clean:duplicates.kinds.${each}`)}
          <Count of={waiting[each]} />
        </Link>
      ))}
    </nav>
  )
}

function BandTabs({ kind, band, counts }: DuplicatesPageProps) {
  const { t } = useTranslation(['common', 'clean'])
  return (
    <nav aria-label={t('clean:duplicates.title')} className="flex gap-1 overflow-x-auto">
      {bands[kind].map((each) => (
        <Link
          key={each}
          to={`?kind=${kind}&band=${each}`}
          replace
          preventScrollReset
          aria-current={each === band ? 'page' : undefined}
          className={classes(
            'inline-flex min-h-11 shrink-0 items-center gap-2 rounded-md px-3 font-medium md:min-h-9',
            each === band ? 'bg-brand-soft text-brand-text' : 'text-ink2 hover:bg-sunken',
          )}
        >
          {t(`clean:duplicates.bands.${each}`)}
          <Count of={counts.perBand[each]} />
        </Link>
      ))}
    </nav>
  )
}

function Count({ of }: { of: number }) {
  const format = useFormat()
  return <span className="text-xs tabular-nums opacity-80">{format.number(of)}</span>
}
