import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Entrance } from './entrance'
import { FormNotice } from './form-notice'
import { PasswordField } from './password-field'

/** Asking for a link. What it says afterwards is the same for an address we know and one we do not. */
export function ResetAskForm({ answer }: { answer: FormErrors | { sentTo: string } | undefined }) {
  const { t } = useTranslation('auth')
  const sending = useNavigation().state !== 'idle'
  if (answer && 'sentTo' in answer) return <ResetSent to={answer.sentTo} />
  return (
    <Entrance title={t('reset.title')} lead={t('reset.lead')}>
      <Form method="post" className="grid gap-4" noValidate>
        <FormNotice said={answer} />
        <Field label={t('login.email')} error={answer?.errors.email ?? null}>
          <Input name="email" type="email" autoComplete="username" inputMode="email" autoCapitalize="none" spellCheck={false} required />
        </Field>
        <Button type="submit" look="primary" busy={sending} className="w-full">
          {t('reset.submit')}
        </Button>
        <p>
          <TextLink to="/login">{t('reset.back')}</TextLink>
        </p>
      </Form>
    </Entrance>
  )
}

function ResetSent({ to }: { to: string }) {
  const { t } = useTranslation('auth')
  return (
    <Entrance title={t('reset.sentTitle')} lead={t('reset.sentLead', { email: to })}>
      <p className="text-ink2">{t('reset.sentNothing')}</p>
      <p className="mt-4">
        <TextLink to="/login">{t('reset.back')}</TextLink>
      </p>
    </Entrance>
  )
}

/** Choosing the new password, behind the link. */
export function ResetForm({ answer }: { answer: FormErrors | undefined }) {
  const { t } = useTranslation('auth')
  const sending = useNavigation().state !== 'idle'
  return (
    <Entrance title={t('reset.chooseTitle')} lead={t('reset.chooseLead')}>
      <Form method="post" className="grid gap-4" noValidate>
        <FormNotice said={answer} />
        <PasswordField label={t('reset.password')} kind="new" hint={t('passwordHint')} error={answer?.errors.password} />
        <Button type="submit" look="primary" busy={sending} className="w-full">
          {t('reset.save')}
        </Button>
      </Form>
    </Entrance>
  )
}
