import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Entrance } from './entrance'
import { FormNotice } from './form-notice'
import { PasswordField } from './password-field'

type InviteFormProps = {
  invitation: { name: string; email: string; firm: string; role: 'admin' | 'manager' | 'consultant' | 'owner' | 'staff' }
  answer: FormErrors | undefined
}

/** Making an account behind an invitation: the address and the role stand, a name and a password are asked. */
export function InviteForm({ invitation: { name, email, firm, role }, answer }: InviteFormProps) {
  const { t } = useTranslation('auth')
  const sending = useNavigation().state !== 'idle'
  return (
    <Entrance
      title={name ? t('invite.title', { name }) : t('invite.titleNameless')}
      lead={t('invite.lead', { firm, role: t(`roles.${role}`) })}
    >
      <Form method="post" className="grid gap-4" noValidate>
        <FormNotice said={answer} />
        <Field label={t('invite.email')} hint={t('invite.emailHint')}>
          <Input type="email" value={email} autoComplete="username" readOnly />
        </Field>
        <Field label={t('invite.name')} error={answer?.errors.name ?? null}>
          <Input name="name" defaultValue={name} autoComplete="name" required maxLength={120} />
        </Field>
        <PasswordField label={t('invite.password')} kind="new" hint={t('passwordHint')} error={answer?.errors.password} />
        <Button type="submit" look="primary" busy={sending} className="w-full">
          {t('invite.submit')}
        </Button>
      </Form>
    </Entrance>
  )
}
