import type { ReactNode } from 'react'
import { Breadcrumb, type Crumb } from './breadcrumb'

export interface PageHeaderProps {
  title: ReactNode
  /** One line under the title: of whom, what, when. */
  lead?: ReactNode
  /** Before the title: an avatar or a sign. */
  mark?: ReactNode
  /** At the right: at most one primary button. */
  actions?: ReactNode
  crumbs?: readonly Crumb[]
}

/** The top of a page. Its h1 names the page; there is one on each. */
export function PageHeader({ title, lead, mark, actions, crumbs }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-3 pt-4 pb-4">
      {mark}
      <div className="min-w-0 flex-1 basis-60">
        {crumbs && <Breadcrumb crumbs={crumbs} />}
        <h1 className="text-xl font-bold tracking-tight text-balance">{title}</h1>
        {lead && <p className="text-ink3">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
