import { useTranslation } from 'react-i18next'
import { Panel } from '#app/ui/panel'
import { Switch } from '#app/ui/switch'
import { useDeed } from '#app/ui/use-deed'

/** Whether managers need a second factor: an administrator says so, managers see it. */
export function SecondFactorPanel({ needed, mayChange }: { needed: boolean; mayChange: boolean }) {
  const { t } = useTranslation(['common', 'settings'])
  const asking = useDeed(t(needed ? 'settings:team.factorOff' : 'settings:team.factorOn'))
  return (
    <Panel title={t('settings:team.factorTitle')}>
      <Switch
        key={String(needed)}
        label={t('settings:team.factorLabel')}
        hint={t(mayChange ? 'settings:team.factorHint' : 'settings:team.factorByAdmin')}
        defaultChecked={needed}
        disabled={!mayChange || asking.busy}
        onChange={(event) => asking.send('/settings/team/second-factor', { needed: event.target.checked ? 'yes' : 'no' })}
      />
    </Panel>
  )
}
