import { CircleAlert } from 'lucide-react'
import { createContext, type ReactNode, useContext, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './classes'

interface Wiring {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

const FieldContext = createContext<Wiring>({})

export interface FieldProps {
  label: ReactNode
  /** One line that helps before something goes wrong. */
  hint?: ReactNode
  /** What is wrong and how it can be right; already translated. The first of a list is shown. */
  error?: string | readonly string[] | null
  /** Says in words that this may stay empty. */
  optional?: boolean
  /** The id of the control; pass the one of conform when the form uses it. */
  id?: string
  /** The label is there for screen readers only. */
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** A label with its control, hint and error. The control inside (Input, Select, Textarea…) finds its wiring by itself. */
export function Field({ label, hint, error, optional = false, id, hideLabel = false, className, children }: FieldProps) {
  const { t } = useTranslation()
  const ownId = useId()
  const controlId = id ?? ownId
  const message = typeof error === 'string' ? error : error?.[0]
  // These two ids are the ones conform refers to.
  const [hintId, errorId] = [`${controlId}-description`, `${controlId}-error`]
  const describedBy = classes(hint ? hintId : null, message ? errorId : null) || undefined
  return (
    <div className={classes('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={controlId} className={hideLabel ? 'sr-only' : 'flex items-baseline gap-2 font-medium'}>
        {label}
        {optional && <span className="text-xs font-normal text-ink3">{t('optional')}</span>}
      </label>
      <FieldContext.Provider value={{ id: controlId, 'aria-describedby': describedBy, 'aria-invalid': message ? true : undefined }}>
        {children}
      </FieldContext.Provider>
      {hint && (
        <p id={hintId} className="text-xs text-ink3">
          {hint}
        </p>
      )}
      {message && <FieldError id={errorId}>{message}</FieldError>}
    </div>
  )
}

/** The line that says what is wrong: with a mark and words, not by colour alone. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-xs font-medium text-bad-text">
      <CircleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </p>
  )
}

/** What a control takes over from the Field around it. Its own props win. */
export function useFieldWiring(): Wiring {
  return useContext(FieldContext)
}

/** The look all text controls share. */
export const controlClasses =
  'w-full min-h-11 rounded-md border border-edge bg-surface px-3 text-ink transition-colors duration-100 md:min-h-9 hover:border-ink3 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink3 aria-invalid:border-bad aria-invalid:bg-bad-soft/40 [&[readonly]]:bg-sunken'
