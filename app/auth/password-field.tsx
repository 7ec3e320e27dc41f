import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'

type PasswordFieldProps = {
  label: string
  error?: readonly string[] | undefined
  hint?: string
  /** A new password gets suggestions of the browser, a current one is filled in by it. */
  kind: 'current' | 'new'
  autoFocus?: boolean
}

/** A password, which can be shown to whoever types it. Pasting is welcome: password managers do. */
export function PasswordField({ label, error, hint, kind, autoFocus }: PasswordFieldProps) {
  const { t } = useTranslation('auth')
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field label={label} error={error ?? null} hint={hint}>
      <span className="relative block">
        <Input
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete={`${kind}-password`}
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus={autoFocus}
          className="pr-12"
        />
        <button
          type="button"
          aria-label={t('showPassword')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-md text-ink3 hover:text-ink"
        >
          <Icon aria-hidden size={18} strokeWidth={1.9} />
        </button>
      </span>
    </Field>
  )
}
