import { type HTMLAttributes, type ReactNode, useId } from 'react'
import { classes } from './classes'

export interface PanelProps extends Omit<HTMLAttributes<HTMLElement>, 'title'> {
  title?: ReactNode
  /** The sentence that comes before any figure. */
  lead?: ReactNode
  /** At the right of the title: a count, a legend, a button. */
  aside?: ReactNode
  /** Nothing between frame and content: for tables and maps that run to the edge. */
  flush?: boolean
}

/** A framed part of a page with its own heading. Only for things that are compared; a list needs no frame. */
export function Panel({ title, lead, aside, flush = false, className, children, ...rest }: PanelProps) {
  const headingId = useId()
  return (
    <section
      aria-labelledby={title ? headingId : undefined}
      {...rest}
      className={classes('min-w-0 rounded-xl border border-line bg-surface shadow-card', !flush && 'p-4 md:px-5', className)}
    >
      {(title || aside) && (
        <div className={classes('flex flex-wrap items-start justify-between gap-x-6 gap-y-2', flush && 'px-4 pt-4 md:px-5')}>
          <div className="min-w-0 flex-1 basis-32">
            {title && (
              <h2 id={headingId} className="text-base font-semibold">
                {title}
              </h2>
            )}
            {lead && <p className="mt-0.5 max-w-[68ch] text-ink2">{lead}</p>}
          </div>
          {aside && <div className="shrink-0 text-xs text-ink3">{aside}</div>}
        </div>
      )}
      {(title || aside) && !flush ? <div className="mt-3">{children}</div> : children}
    </section>
  )
}
