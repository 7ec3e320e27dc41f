import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { forwardRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClasses } from './button-look'
import { classes } from './classes'
import { veilClasses } from './overlay-classes'

export interface DialogProps {
  title: ReactNode
  /** One sentence under the title; also read out when the dialog opens. */
  lead?: ReactNode
  /** The button that opens it, when it keeps its own state. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** The row of buttons at the bottom; the main one last. */
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  children?: ReactNode
}

/** Something to finish or close before going on. On a phone it comes up from below. */
export const Dialog = forwardRef<HTMLDivElement, DialogProps>(function Dialog(
  { title, lead, trigger, open, onOpenChange, footer, size = 'md', children },
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
            'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-xl border-t pb-[env(safe-area-inset-bottom)] max-md:data-[state=closed]:animate-sink max-md:data-[state=open]:animate-rise',
            'md:inset-0 md:m-auto md:h-fit md:max-h-[86dvh] md:rounded-xl md:border md:pb-0 md:data-[state=closed]:animate-leave md:data-[state=open]:animate-enter',
            widths[size],
          )}
        >
          <DialogTop title={title} lead={lead} />
          {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 md:px-6">{children}</div>}
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 max-md:*:flex-1 md:px-6">{footer}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
})

/** Put around a button that closes the dialog it stands in. */
export const DialogClose = Radix.Close

/** The title row that dialog and sheet share. */
export function DialogTop({ title, lead }: { title: ReactNode; lead?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="flex items-start gap-3 px-5 pt-5 pb-4 md:px-6">
      <div className="min-w-0 flex-1">
        <Radix.Title className="text-lg font-bold tracking-tight">{title}</Radix.Title>
        {lead && <Radix.Description className="mt-1 text-ink2">{lead}</Radix.Description>}
      </div>
      <Radix.Close aria-label={t('close')} className={buttonClasses({ look: 'quiet', size: 'sm', square: true, className: '-mt-1 -mr-2' })}>
        <X aria-hidden size={18} />
      </Radix.Close>
    </div>
  )
}

const widths = { sm: 'md:w-[400px]', md: 'md:w-[540px]', lg: 'md:w-[760px]' }
