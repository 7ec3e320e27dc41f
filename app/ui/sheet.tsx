import { Dialog as Radix } from 'radix-ui'
import { forwardRef, type ReactNode } from 'react'
import { classes } from './classes'
import { DialogTop } from './dialog'
import { veilClasses } from './overlay-classes'

export interface SheetProps {
  title: ReactNode
  lead?: ReactNode
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  footer?: ReactNode
  children?: ReactNode
}

/** Something beside the page: from the right on a wide screen, from below on a phone. The page stays in sight. */
export const Sheet = forwardRef<HTMLDivElement, SheetProps>(function Sheet(
  { title, lead, trigger, open, onOpenChange, footer, children },
  ref,
) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={veilClasses} />
        <Radix.Content
          ref={ref}
          {...(lead ? {} : { 'aria-describedby': undefined })}
          className={classes(
            'fixed z-50 flex flex-col border-line bg-surface text-ink shadow-pop focus-visible:outline-none',
            'inset-x-0 bottom-0 max-h-[88dvh] rounded-t-xl border-t pb-[env(safe-area-inset-bottom)] max-md:data-[state=closed]:animate-sink max-md:data-[state=open]:animate-rise',
            'md:inset-y-0 md:right-0 md:left-auto md:max-h-none md:w-[440px] md:rounded-none md:border-t-0 md:border-l md:data-[state=closed]:animate-leave md:data-[state=open]:animate-enter',
          )}
        >
          <span aria-hidden className="mx-auto mt-2 h-1 w-9 rounded-full bg-line md:hidden" />
          <DialogTop title={title} lead={lead} />
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 md:px-6">{children}</div>
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 max-md:*:flex-1 md:px-6">{footer}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
})
