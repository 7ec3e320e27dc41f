import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/ui/page-header'
import { SegmentedControl } from '#app/ui/segmented-control'
import { LinkTabs } from '#app/ui/tabs'

/** The head of the follow-up pages: their title, their tabs, and whose they show. */
export function FollowUpsFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['common', 'followUps'])
  const [search] = useSearchParams()
  const whose = search.get('whose') === 'all' ? '?whose=all' : ''
  return (
    <>
      <PageHeader title={t('followUps:title')} lead={t('followUps:lead')} />
      <LinkTabs
        label={t('followUps:title')}
        tabs={[
          { to: `/follow-ups${whose}`, label: t('followUps:tabs.next'), end: true },
          { to: `/follow-ups/promises${whose}`, label: t('followUps:tabs.promises') },
          { to: '/follow-ups/team', label: t('followUps:tabs.team') },
          { to: '/follow-ups/snoozed', label: t('followUps:tabs.snoozed') },
        ]}
      />
      <div className="mt-4">{children}</div>
    </>
  )
}

/** Whose relations a list shows; the choice stands in the address. */
export function WhoseChoice() {
  const { t } = useTranslation(['common', 'followUps'])
  const [search, setSearch] = useSearchParams()
  const choose = (whose: string) => {
    const next = new URLSearchParams(search)
    next.delete('page')
    if (whose === 'all') next.set('whose', 'all')
    else next.delete('whose')
    setSearch(next, { replace: true, preventScrollReset: true })
  }
  return (
    <SegmentedControl
      name="whose"
      legend={t('followUps:whose.legend')}
      value={search.get('whose') === 'all' ? 'all' : 'mine'}
      onChange={choose}
      options={[
        { value: 'mine', label: t('followUps:whose.mine') },
        { value: 'all', label: t('followUps:whose.all') },
      ]}
    />
  )
}

/** The address of another page of the same list. */
export function usePageHref(): (page: number) => string {
  const [search] = useSearchParams()
  return (page) => {
    const next = new URLSearchParams(search)
    next.set('page', String(page))
    return `?${next}`
  }
}
