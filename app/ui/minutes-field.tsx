import { forwardRef, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Field } from './field'
import { Input } from './input'
import { parseMinutes, writeMinutes } from './parse-minutes'

export interface MinutesFieldProps {
  label: ReactNode
  name: string
  id?: string
  /** Whole minutes, or the text that was typed when the form comes back with an error. */
  defaultValue?: number | string | null
  hint?: ReactNode
  error?: string | readonly string[] | null
  required?: boolean
  optional?: boolean
  className?: string
  /** Whole minutes, or null while what is typed is not a length of time. */
  onMinutes?: (minutes: number | null) => void
}

/**
 * A length of time, typed as people write it. The form sends the text as typed: the server reads it with parseMinutes,
 * so that it also works without JavaScript. Under the field stands how it was understood.
 */
export const MinutesField = forwardRef<HTMLInputElement, MinutesFieldProps>(function MinutesField(
  { label, name, id, defaultValue, hint, error, required, optional, className, onMinutes },
  ref,
) {
  const { t } = useTranslation()
  const format = useFormat()
  const [typed, setTyped] = useState(typeof defaultValue === 'number' ? writeMinutes(defaultValue) : (defaultValue ?? ''))
  const [left, setLeft] = useState(false)
  const minutes = parseMinutes(typed)
  const unreadable = left && typed.trim() !== '' && minutes === null
  return (
    <Field label={label} id={id} optional={optional} className={className} hint={hint} error={unreadable ? t('minutes.unreadable') : error}>
      <Input
        ref={ref}
        name={name}
        value={typed}
        required={required}
        autoComplete="off"
        placeholder={t('minutes.placeholder')}
        after={minutes !== null && <span className="text-xs tabular-nums">{format.duration(minutes)}</span>}
        className="pr-20 tabular-nums"
        onBlur={() => setLeft(true)}
        onChange={(event) => {
          setTyped(event.target.value)
          onMinutes?.(parseMinutes(event.target.value))
        }}
      />
    </Field>
  )
})
