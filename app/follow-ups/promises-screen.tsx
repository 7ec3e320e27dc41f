import { useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TaskList } from '#app/carry-out/today/task-list'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { SegmentedControl } from '#app/ui/segmented-control'
import type { PromisePage } from '#db/promises'
import type { Day } from '#domain/calendar/day'
import { usePageHref, WhoseChoice } from './frame'

/** What was promised and is not done yet: by us, or by the client's people. */
export function PromisesScreen({ page, side, today }: { page: PromisePage; side: 'ours' | 'theirs'; today: Day }) {
  const { t } = useTranslation(['common', 'followUps'])
  const [search, setSearch] = useSearchParams()
  const hrefFor = usePageHref()
  const choose = (next: string) => {
    const changed = new URLSearchParams(search)
    changed.delete('page')
    changed.set('side', next)
    setSearch(changed, { replace: true, preventScrollReset: true })
  }
  return (
    <Panel
      flush
      title={t(`followUps:promises.${side}`, { count: page.total })}
      lead={page.late > 0 ? t('followUps:promises.late', { count: page.late }) : undefined}
      aside={
        <span className="flex flex-wrap gap-2">
          <SegmentedControl
            name="side"
            legend={t('followUps:promises.legend')}
            value={side}
            onChange={choose}
            options={[
              { value: 'ours', label: t('followUps:promises.us') },
              { value: 'theirs', label: t('followUps:promises.client') },
            ]}
          />
          <WhoseChoice />
        </span>
      }
    >
      <div className="px-4 pb-2 md:px-5">
        <TaskList tasks={page.rows} today={today} empty={t('followUps:promises.none')} />
      </div>
      {page.total > 0 && <Pagination page={page.page} pageSize={page.size} total={page.total} hrefFor={hrefFor} />}
    </Panel>
  )
}
