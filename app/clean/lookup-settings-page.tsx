import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { tellDone } from '#app/ui/toast'
import type { LookupScreen, LookupTried } from './lookup-screen.server'

type Props = LookupScreen & { op: string; mayChange: boolean; mostPerSecond: number }

/** Whether addresses are looked up in the national register, and how exactly customers stand on the map today. */
export function LookupSettingsPage({ settings, figures, waiting, op, mayChange, mostPerSecond }: Props) {
  const { t } = useTranslation(['common', 'settings'])
  const saving = useFetcher<{ changed: true } | Refused | FormErrors>()
  const answer = saving.data
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const refusedAddress = answer && 'refused' in answer && answer.refused === 'lookup-address' ? [answer.message] : undefined
  useEffect(() => {
    if (answer && 'changed' in answer) tellDone(t('settings:places.saved'))
  }, [answer, t])
  return (
    <div className="grid max-w-4xl gap-4">
      <PageHeader title={t('settings:places.title')} lead={t('settings:places.lead')} />
      <Exactness figures={figures} />
      {!mayChange && <Notice>{t('settings:places.adminOnly')}</Notice>}
      <saving.Form method="post" noValidate>
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="what" value="save" />
        <Panel title={t('settings:places.register')} lead={t('settings:places.registerLead')}>
          <div className="grid items-start gap-4">
            <Checkbox name="isOn" defaultChecked={settings.isOn} disabled={!mayChange} label={t('settings:places.isOn')} />
            <Field label={t('settings:places.address')} hint={t('settings:places.addressHint')} error={refusedAddress}>
              <Input name="address" type="url" defaultValue={settings.address} readOnly={!mayChange} />
            </Field>
            <Field label={t('settings:places.perSecond')} hint={t('settings:places.perSecondHint')} error={errors.perSecond}>
              <Input
                name="perSecond"
                type="number"
                min={1}
                max={mostPerSecond}
                defaultValue={settings.perSecond}
                readOnly={!mayChange}
                className="max-w-32"
              />
            </Field>
            <Progress settings={settings} waiting={waiting} />
            {answer && 'message' in answer && !refusedAddress && (
              <Notice tone="bad" live>
                {answer.message}
              </Notice>
            )}
            {mayChange && (
              <Button type="submit" look="primary" busy={saving.state !== 'idle'} className="justify-self-start">
                {t('settings:places.save')}
              </Button>
            )}
          </div>
        </Panel>
      </saving.Form>
      {mayChange && <TryIt />}
    </div>
  )
}

/** How many customers stand where, best known first. */
function Exactness({ figures }: Pick<Props, 'figures'>) {
  const { t } = useTranslation(['common', 'settings'])
  const format = useFormat()
  const kinds = ['known', 'atAddress', 'byPostcode', 'byPlace', 'nowhere'] as const
  return (
    <Panel title={t('settings:places.exactness')}>
      <dl className="grid max-w-md grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
        {kinds.map((kind) => (
          <div key={kind} className="contents">
            <dt className="text-ink2">{t(`settings:places.kinds.${kind}`)}</dt>
            <dd className="text-right">{format.number(figures[kind])}</dd>
          </div>
        ))}
      </dl>
      {figures.unknown > 0 && <p className="mt-3 text-sm text-ink2">{t('settings:places.unknown', { count: figures.unknown })}</p>}
    </Panel>
  )
}

/** What the background work does now: nothing, working, or resting after the service failed. */
function Progress({ settings, waiting }: Pick<Props, 'settings' | 'waiting'>) {
  const { t } = useTranslation(['common', 'settings'])
  const format = useFormat()
  if (!settings.isOn) return <p className="text-sm text-ink2">{t('settings:places.off', { count: waiting })}</p>
  const { trouble } = settings
  if (trouble)
    return (
      <Notice tone="bad">
        {t(`settings:places.troubles.${trouble.kind}`)} {t('settings:places.resting', { when: format.momentAt(trouble.restUntil) })}
      </Notice>
    )
  return <p className="text-sm text-ink2">{t('settings:places.waiting', { count: waiting })}</p>
}

function TryIt() {
  const { t } = useTranslation(['common', 'settings'])
  const format = useFormat()
  const trying = useFetcher<LookupTried | Refused>()
  const answer = trying.data
  const say = () => {
    if (!answer) return null
    if ('message' in answer) return answer.message
    if (!answer.tried) return t('settings:places.notFound')
    if ('trouble' in answer.tried) return t(`settings:places.troubles.${answer.tried.trouble}`)
    const { latitude, longitude, municipality } = answer.tried
    return t('settings:places.tried', { latitude: format.number(latitude, 4), longitude: format.number(longitude, 4), municipality })
  }
  const isFine = answer && 'tried' in answer && answer.tried && !('trouble' in answer.tried)
  return (
    <trying.Form method="post" className="grid gap-3">
      <Button type="submit" name="what" value="try" busy={trying.state !== 'idle'} className="justify-self-start">
        {t('settings:places.try')}
      </Button>
      {answer && (
        <Notice tone={isFine ? 'ok' : 'bad'} live>
          {say()}
        </Notice>
      )}
    </trying.Form>
  )
}
