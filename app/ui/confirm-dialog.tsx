import { AlertDialog as Radix } from 'radix-ui'
import { forwardRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClasses } from './button-look'
import { veilClasses } from './overlay-classes'

export interface ConfirmDialogProps {
  /** The question, with the thing by name: "Stop the campaign Najaarsronde?" */
  title: ReactNode
  /** What will happen and what stays. */
  lead: ReactNode
  /** The deed itself, as on the button: never "OK". */
  confirmLabel: string
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  onConfirm?: () => void
  /** Instead of onConfirm: the id of the form the confirmation sends. */
  form?: string
  danger?: boolean
}

/** Asks once more, only before what cannot be undone. What can be undone gets a toast with undo instead. */
export const ConfirmDialog = forwardRef<HTMLDivElement, ConfirmDialogProps>(function ConfirmDialog(
  { title, lead, confirmLabel, trigger, open, onOpenChange, onConfirm, form, danger = true },
  ref,
) {
  const { t } = useTranslation()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={veilClasses} />
        <Radix.Content
          ref={ref}
          className="fixed inset-x-4 bottom-4 z-50 rounded-xl border border-line bg-surface p-5 shadow-pop data-[state=closed]:animate-leave data-[state=open]:animate-enter md:inset-0 md:m-auto md:h-fit md:w-[420px] md:p-6"
        >
          <Radix.Title className="text-lg font-bold tracking-tight">{title}</Radix.Title>
          <Radix.Description className="mt-1 text-base text-ink2">{lead}</Radix.Description>
          <div className="mt-5 flex justify-end gap-2 max-md:*:flex-1">
            <Radix.Cancel className={buttonClasses({ look: 'secondary' })}>{t('cancel')}</Radix.Cancel>
            <Radix.Action
              type={form ? 'submit' : 'button'}
              form={form}
              onClick={onConfirm}
              className={buttonClasses({ look: danger ? 'danger' : 'primary' })}
            >
              {confirmLabel}
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
})
