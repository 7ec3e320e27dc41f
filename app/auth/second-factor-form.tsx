import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Entrance } from './entrance'
import { FormNotice } from './form-notice'
import { PasswordField } from './password-field'
import { ScanSquare } from './scan-square'
import type { NewSecondFactor } from './second-factor.server'

type SecondFactorFormProps = { to: string; on: boolean; required: boolean }

type Answer = FormErrors | { begun: NewSecondFactor }

const refusedIn = (answer: Answer | undefined) => (answer && 'errors' in answer ? answer : undefined)

/** Setting up the second step, or taking it away. The two steps are apart, so that a wrong code leaves the square where it is. */
export function SecondFactorForm({ to, on, required }: SecondFactorFormProps) {
  const { t } = useTranslation('auth')
  const first = useFetcher<Answer>()
  const begun = first.data && 'begun' in first.data ? first.data.begun : null
  const refused = refusedIn(first.data)
  if (begun) return <Finish to={to} begun={begun} />
  return (
    <Entrance title={t('secondFactor.title')} lead={t(required ? 'secondFactor.required' : 'secondFactor.lead')}>
      <first.Form method="post" className="grid gap-4" noValidate>
        {on && <Notice tone="ok">{t('secondFactor.on')}</Notice>}
        <FormNotice said={refused} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="step" value={on ? 'end' : 'begin'} />
        <PasswordField label={t('secondFactor.password')} kind="current" error={refused?.errors.password} />
        <Button type="submit" look={on ? 'danger' : 'primary'} busy={first.state !== 'idle'} className="w-full">
          {t(on ? 'secondFactor.turnOff' : 'secondFactor.start')}
        </Button>
      </first.Form>
    </Entrance>
  )
}

function Finish({ to, begun }: { to: string; begun: NewSecondFactor }) {
  const { t } = useTranslation('auth')
  const second = useFetcher<Answer>()
  const refused = refusedIn(second.data)
  return (
    <Entrance title={t('secondFactor.scanTitle')} lead={t('secondFactor.scanLead')}>
      <div className="grid gap-5">
        <ScanSquare square={begun.square} label={t('secondFactor.scanTitle')} />
        <div>
          <p className="text-ink3">{t('secondFactor.key')}</p>
          <code className="font-mono text-sm font-medium break-all select-all">{inFours(begun.key)}</code>
          <p className="mt-1.5">
            <a href={begun.link} className="font-medium text-brand-text underline-offset-2 hover:underline">
              {t('secondFactor.openApp')}
            </a>
          </p>
        </div>
        <section aria-labelledby="backup" className="rounded-xl border border-line bg-surface p-4">
          <h2 id="backup" className="font-semibold">
            {t('secondFactor.backupTitle')}
          </h2>
          <p className="text-ink2">{t('secondFactor.backupLead')}</p>
          <ul className="mt-3 grid grid-cols-2 gap-x-6 gap-y-1 font-mono text-sm select-all">
            {begun.backupCodes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </section>
        <second.Form method="post" className="grid gap-4" noValidate>
          <FormNotice said={refused} />
          <input type="hidden" name="to" value={to} />
          <input type="hidden" name="step" value="finish" />
          <Field label={t('secondFactor.code')} error={refused?.errors.code ?? null}>
            <Input
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              className="text-lg tracking-[0.3em] tabular-nums"
            />
          </Field>
          <Button type="submit" look="primary" busy={second.state !== 'idle'} className="w-full">
            {t('secondFactor.finish')}
          </Button>
        </second.Form>
      </div>
    </Entrance>
  )
}

const inFours = (key: string) => (key.match(/.{1,4}/g) ?? []).join(' ')
