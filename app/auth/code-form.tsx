import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Entrance } from './entrance'
import { FormNotice } from './form-notice'

type CodeFormProps = { to: string; kind: 'app' | 'backup'; answer: FormErrors | undefined }

/** The second step: a code of the app, or one of the backup codes. */
export function CodeForm({ to, kind, answer }: CodeFormProps) {
  const { t } = useTranslation('auth')
  const sending = useNavigation().state !== 'idle'
  const app = kind === 'app'
  const other = new URLSearchParams({ to, ...(app ? { with: 'backup' } : {}) })
  return (
    <Entrance title={t(app ? 'code.title' : 'code.backupTitle')} lead={t(app ? 'code.lead' : 'code.backupLead')}>
      <Form method="post" className="grid gap-4" noValidate>
        <FormNotice said={answer} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="kind" value={kind} />
        <Field label={t(app ? 'code.code' : 'code.backupCode')} error={answer?.errors.code ?? null}>
          <Input
            name="code"
            inputMode={app ? 'numeric' : 'text'}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            className={app ? 'text-lg tracking-[0.3em] tabular-nums' : 'tracking-wider'}
          />
        </Field>
        <Button type="submit" look="primary" busy={sending} className="w-full">
          {t('code.submit')}
        </Button>
        <p className="flex flex-wrap justify-between gap-x-4 gap-y-2">
          <TextLink to={`/login/code?${other}`}>{t(app ? 'code.useBackup' : 'code.useApp')}</TextLink>
          <TextLink to={`/login?${new URLSearchParams({ to })}`}>{t('code.startOver')}</TextLink>
        </p>
      </Form>
    </Entrance>
  )
}
