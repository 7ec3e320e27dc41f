import { useFetcher, useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ShellUser } from '#app/shell/shell-data'
import { Switch } from '#app/ui/switch'

/** The choice of a person, on every phone they use: the bar of the day for the left thumb. */
export function HandSwitch() {
  const { t } = useTranslation(['common', 'visits'])
  const saved = useRouteLoaderData<{ user: ShellUser }>('routes/_app')?.user.leftHanded ?? false
  const choosing = useFetcher()
  const chosen = choosing.formData?.get('hand')
  return (
    <Switch
      checked={chosen ? chosen === 'left' : saved}
      onChange={(event) => choosing.submit({ hand: event.target.checked ? 'left' : 'right' }, { method: 'post', action: '/settings/me' })}
      label={t('visits:hand.label')}
      hint={t('visits:hand.hint')}
    />
  )
}
