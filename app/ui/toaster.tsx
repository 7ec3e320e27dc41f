import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Toaster as Sonner } from 'sonner'

/** The stack of toasts itself. Calls onReady once it listens: a toast sent earlier would be lost. */
export default function Toaster({ theme, onReady }: { theme: 'light' | 'dark' | 'system'; onReady: () => void }) {
  const { t } = useTranslation()
  useEffect(onReady, [onReady])
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      containerAriaLabel={t('notifications')}
      offset={20}
      mobileOffset={{ bottom: 84 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 font-sans text-sm text-ink shadow-pop md:w-[356px]',
          title: 'font-medium',
          description: 'text-ink3',
          content: 'min-w-0 flex-1',
          icon: 'shrink-0 text-ink3',
          success: '[&_[data-icon]]:text-ok',
          error: '[&_[data-icon]]:text-bad',
          actionButton: 'min-h-11 shrink-0 rounded-md px-2 font-semibold text-brand-text hover:bg-brand-soft md:min-h-8',
          cancelButton: 'min-h-11 shrink-0 rounded-md px-2 text-ink2 hover:bg-sunken md:min-h-8',
        },
      }}
    />
  )
}
