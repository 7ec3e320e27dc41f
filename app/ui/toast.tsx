import { useTranslation } from 'react-i18next'
import { Toaster, toast } from 'sonner'

const undoMs = 10_000

/** The place where toasts appear. Stands once, in the root. */
export function Toasts({ theme }: { theme: 'light' | 'dark' | 'system' }) {
  const { t } = useTranslation()
  return (
    <Toaster
      theme={theme}
      position="bottom-center"
      containerAriaLabel={t('notifications')}
      offset={20}
      mobileOffset={{ bottom: 84 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full md:w-[356px] items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-sm text-ink shadow-pop font-sans',
          title: 'font-medium',
          description: 'text-ink3',
          content: 'flex-1 min-w-0',
          icon: 'shrink-0 text-ink3',
          success: '[&_[data-icon]]:text-ok',
          error: '[&_[data-icon]]:text-bad',
          actionButton: 'shrink-0 rounded-md px-2 min-h-8 font-semibold text-brand-text hover:bg-brand-soft',
          cancelButton: 'shrink-0 rounded-md px-2 min-h-8 text-ink2 hover:bg-sunken',
        },
      }}
    />
  )
}

/** Says that something is done. Pass the text already translated. */
export function tellDone(message: string, detail?: string) {
  toast.success(message, { description: detail })
}

/** Says that something did not happen, and why. Stays longer than good news. */
export function tellFailed(message: string, detail?: string) {
  toast.error(message, { description: detail, duration: 8000 })
}

/**
 * Says that something is done and offers to take it back for ten seconds. `undo` runs at most once.
 * The label is passed in translated, for example t('common:undo').
 */
export function tellWithUndo(message: string, { label, undo }: { label: string; undo: () => void }) {
  toast.success(message, { duration: undoMs, action: { label, onClick: undo } })
}
