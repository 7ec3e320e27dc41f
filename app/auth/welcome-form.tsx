import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Entrance } from './entrance'
import { FormNotice } from './form-notice'
import { PasswordField } from './password-field'

/** The very first page of an installation: the firm and its first administrator. */
export function WelcomeForm({ answer }: { answer: FormErrors | undefined }) {
  const { t } = useTranslation('auth')
  const sending = useNavigation().state !== 'idle'
  return (
    <Entrance title={t('welcome.title')} lead={t('welcome.lead')}>
      <Form method="post" className="grid gap-4" noValidate>
        <FormNotice said={answer} />
        <Field label={t('welcome.firm')} error={answer?.errors.firm ?? null}>
          <Input name="firm" autoComplete="organization" required maxLength={120} />
        </Field>
        <Field label={t('welcome.name')} error={answer?.errors.name ?? null}>
          <Input name="name" autoComplete="name" required maxLength={120} />
        </Field>
        <Field label={t('welcome.email')} error={answer?.errors.email ?? null}>
          <Input name="email" type="email" autoComplete="username" inputMode="email" autoCapitalize="none" spellCheck={false} required />
        </Field>
        <PasswordField label={t('welcome.password')} kind="new" hint={t('passwordHint')} error={answer?.errors.password} />
        <Field label={t('welcome.setupCode')} hint={t('welcome.setupCodeHint')} error={answer?.errors.code ?? null}>
          <Input name="code" autoComplete="off" autoCapitalize="none" spellCheck={false} required className="font-mono" />
        </Field>
        <Button type="submit" look="primary" busy={sending} className="w-full">
          {t('welcome.submit')}
        </Button>
      </Form>
    </Entrance>
  )
}
