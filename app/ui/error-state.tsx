import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export interface ErrorStateProps {
  what: ReactNode
  safe?: ReactNode
  whatToDo?: ReactNode
  action?: ReactNode
  code?: string
}

/** A part of a page that failed while the rest works: what happened, what is safe, what to do, the code in small. */
export function ErrorState({ what, safe, whatToDo, action, code }: ErrorStateProps) {
  return (
    <div role="alert" className="flex items-start gap-3 rounded-lg bg-bad-soft px-4 py-3">
      <TriangleAlert aria-hidden size={18} className="mt-0.5 shrink-0 text-bad-text" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-bad-text">{what}</p>
        {(safe || whatToDo) && (
          <p className="text-ink2">
            {safe} {whatToDo}
          </p>
        )}
        {code && <p className="mt-0.5 text-2xs text-ink2 tabular-nums">{code}</p>}
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  )
}
