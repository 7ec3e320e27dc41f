import { CircleCheck, Info, type LucideIcon, ShieldAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'bad'

export interface NoticeProps {
  tone?: NoticeTone
  /** The first, bold words. */
  title?: ReactNode
  icon?: ReactNode
  /** A link or button at the right. */
  action?: ReactNode
  /** Read out at once when it appears: for answers to what somebody just did. */
  live?: boolean
  children?: ReactNode
}

/** A banner on the page: something to know before going on. */
export function Notice({ tone = 'info', title, icon, action, live = false, children }: NoticeProps) {
  const { box, text, Icon } = looks[tone]
  return (
    <div role={live ? 'alert' : undefined} className={classes('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg px-4 py-3', box)}>
      <span className={classes('mt-0.5 shrink-0', text)}>{icon ?? <Icon aria-hidden size={18} strokeWidth={1.9} />}</span>
      <div className={classes('min-w-0 flex-1 basis-48 text-pretty', text)}>
        {title && <b className="font-semibold">{title} </b>}
        {children}
      </div>
      {action && <div className={classes('shrink-0 font-semibold', text)}>{action}</div>}
    </div>
  )
}

const looks: Record<NoticeTone, { box: string; text: string; Icon: LucideIcon }> = {
  info: { box: 'bg-brand-soft', text: 'text-brand-text', Icon: Info },
  ok: { box: 'bg-ok-soft', text: 'text-ok-text', Icon: CircleCheck },
  warn: { box: 'bg-warn-soft', text: 'text-warn-text', Icon: ShieldAlert },
  bad: { box: 'bg-bad-soft', text: 'text-bad-text', Icon: TriangleAlert },
}
