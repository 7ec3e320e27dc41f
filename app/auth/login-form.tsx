import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { Avatar } from '#app/ui/avatar'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import type { DemoLogin } from './demo.server'
import { Entrance } from './entrance'
import { FormNotice } from './form-notice'
import { PasswordField } from './password-field'

type Said = 'session-ended' | 'logged-out' | 'password-set' | 'accepted' | null

type LoginFormProps = { to: string; said: Said; demo: readonly DemoLogin[]; answer: FormErrors | undefined }

/** E-mail and password. In the demo, first of all: who would you like to be. */
export function LoginForm({ to, said, demo, answer }: LoginFormProps) {
  const { t } = useTranslation('auth')
  const { formData, state } = useNavigation()
  const sending = state !== 'idle' && formData?.get('demo') === null
  return (
    <Entrance title={t('login.title')} lead={t('login.lead')}>
      {demo.length > 0 && <DemoChoice people={demo} to={to} />}
      <Form method="post" className="grid gap-4" noValidate>
        {!answer && <Before said={said} />}
        <FormNotice said={answer} />
        <input type="hidden" name="to" value={to} />
        <Field label={t('login.email')} error={answer?.errors.email ?? null}>
          <Input name="email" type="email" autoComplete="username" inputMode="email" autoCapitalize="none" spellCheck={false} required />
        </Field>
        <PasswordField label={t('login.password')} kind="current" error={answer?.errors.password} />
        <Checkbox name="remember" label={t('login.remember')} hint={t('login.rememberHint')} />
        <Button type="submit" look="primary" busy={sending} className="w-full">
          {t('login.submit')}
        </Button>
        <p>
          <TextLink to="/reset">{t('login.forgot')}</TextLink>
        </p>
      </Form>
    </Entrance>
  )
}

/** Why somebody stands here: they were away too long, or something else was just done. */
function Before({ said }: { said: Said }) {
  const { t } = useTranslation('auth')
  if (said === 'session-ended') return <Notice tone="warn">{t('login.sessionEnded')}</Notice>
  if (said === 'logged-out') return <Notice tone="ok">{t('login.loggedOut')}</Notice>
  if (said === 'password-set') return <Notice tone="ok">{t('login.passwordSet')}</Notice>
  if (said === 'accepted') return <Notice tone="ok">{t('login.invitationAccepted')}</Notice>
  return null
}

function DemoChoice({ people, to }: { people: readonly DemoLogin[]; to: string }) {
  const { t } = useTranslation('auth')
  return (
    <section aria-labelledby="demo" className="mb-7 rounded-xl border border-line bg-surface shadow-card">
      <div className="px-4 pt-3.5 pb-2">
        <h2 id="demo" className="font-semibold">
          {t('login.demo.title')}
        </h2>
        <p className="text-ink3">{t('login.demo.lead')}</p>
      </div>
      <ul className="pb-1.5">
        {people.map(({ email, name, role }) => (
          <li key={email}>
            <Form method="post">
              <input type="hidden" name="to" value={to} />
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="demo" value="yes" />
              <button
                type="submit"
                aria-label={t('login.demo.logInAs', { name, role: t(`roles.${role}`) })}
                className="flex min-h-11 w-full items-center gap-2.5 px-4 py-1.5 text-left hover:bg-sunken md:min-h-9"
              >
                <Avatar name={name} size={26} />
                <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
                <span className="text-ink3">{t(`roles.${role}`)}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
