import { ArrowRight, CircleCheck, CopyCheck, FileClock, Files, ListX, PencilLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { LinkButton } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import type { OverviewProps } from './overview-page'
import { useDuplicateSearch } from './use-duplicate-search'

/** The few things that would help most, the largest first, each with one button. */
export function OverviewToDo(props: OverviewProps) {
  const { t } = useTranslation(['common', 'clean'])
  const { campaign, duplicates, persons, findings, imports, customers } = props
  const search = useDuplicateSearch(campaign.id)
  const base = `/campaigns/${campaign.id}/clean`
  const groups = waitingIn(duplicates)
  const people = waitingIn(persons)
  const gaps = findings.reduce((sum, { open }) => sum + open, 0)
  const waitingFiles = imports.filter(({ state }) => state === 'uploaded' || state === 'mapped')
  const later = imports.filter(({ state, counts }) => state === 'taken-in' && (counts.later ?? 0) > 0)
  const taken = imports.filter(({ state }) => state === 'taken-in')
  const [last] = taken
  const compared = taken.length > 1 && last?.counts.known === undefined ? last : undefined
  const isDone = groups + people === 0 && gaps === 0 && waitingFiles.length === 0 && duplicates.soughtAt !== null
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
        {people > 0 && (
          <Task
            icon={<CopyCheck aria-hidden size={18} />}
            text={t('clean:overview.personsWaiting', { count: people })}
            hint={persons.preselected > 0 ? t('clean:overview.preselectedHint', { count: persons.preselected }) : undefined}
            button={
              <LinkButton look={groups > 0 ? 'secondary' : 'primary'} size="sm" to={`${base}/duplicates?kind=person`}>
                {t('clean:overview.reviewPersons')}
              </LinkButton>
            }
          />
        )}
        {gaps > 0 && (
          <Task
            icon={<PencilLine aria-hidden size={18} />}
            text={t('clean:overview.gapsWaiting', { count: gaps })}
            button={
              <LinkButton look={groups + people > 0 ? 'secondary' : 'primary'} size="sm" to={`${base}/gaps`}>
                {t('clean:overview.fixGaps')}
              </LinkButton>
            }
          />
        )}
        {compared && (
          <Task
            icon={<Files aria-hidden size={18} />}
            text={t('clean:again.task', { name: compared.fileName })}
            button={
              <LinkButton size="sm" to={`${base}/import/${compared.id}/again`}>
                {t('clean:again.compare')}
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
        {groups + people === 0 && duplicates.soughtAt !== null && (
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

/** How many groups of duplicates wait for a decision, organisations and people, in all bands. */
export function groupsWaiting({ duplicates, persons }: OverviewProps): number {
  return waitingIn(duplicates) + waitingIn(persons)
}

function waitingIn({ perBand }: OverviewProps['duplicates']): number {
  return Object.values(perBand).reduce((sum, count) => sum + count, 0)
}
