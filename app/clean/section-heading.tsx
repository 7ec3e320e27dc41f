import type { ReactNode } from 'react'

/** The heading of a page inside a campaign: the campaign itself has the h1. */
export function SectionHeading({ title, lead, actions }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="text-lg font-bold tracking-tight text-balance">{title}</h2>
        {lead && <p className="max-w-[80ch] text-ink2">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  )
}
