import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from './link-button'

export interface NowStripProps {
  /** What to do now, in one sentence with a verb. */
  title: ReactNode
  /** With whom, by when. */
  detail?: ReactNode
  to: string
  actionLabel: string
  /** On a phone it stays at the bottom of the screen, above the bar. */
  pinned?: boolean
}

/** The one next thing to do. Orange is used for nothing else. */
export function NowStrip({ title, detail, to, actionLabel, pinned = false }: NowStripProps) {
  return (
    <div
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-now-soft px-4 py-3 md:py-2.5 ${pinned ? 'max-md:sticky max-md:bottom-20 max-md:z-20 max-md:shadow-pop' : ''}`}
    >
      <ArrowRight aria-hidden size={18} className="shrink-0 text-now-text max-md:hidden" />
      <p className="min-w-0 flex-1 basis-60 text-base">
        <b className="font-bold text-now-text">{title}</b> {detail && <span className="text-ink2">{detail}</span>}
      </p>
      <LinkButton to={to} look="now" className="max-md:w-full">
        {actionLabel}
      </LinkButton>
    </div>
  )
}
