import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button'
import { DialogClose } from './dialog'

interface FormFooterProps {
  /** The form in the dialog that the main button sends. */
  formId: string
  busy: boolean
  look?: 'primary' | 'danger'
  /** There is nothing to send yet. */
  disabled?: boolean
  /** What the main button says. */
  children: ReactNode
}

/** The buttons under a form in a dialog: leave it, or send it. */
export function FormFooter({ formId, busy, look = 'primary', disabled = false, children }: FormFooterProps) {
  const { t } = useTranslation()
  return (
    <>
      <DialogClose asChild>
        <Button>{t('cancel')}</Button>
      </DialogClose>
      <Button type="submit" form={formId} look={look} busy={busy} disabled={disabled}>
        {children}
      </Button>
    </>
  )
}
