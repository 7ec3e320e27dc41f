import type { MetaFunction } from '@remix-run/node'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Theme, themes } from '#app/http/theme'
import { languages } from '#app/messages/languages'
import { pageTitle } from '#app/messages/page-title'
import { usePreferences } from '#app/shell/use-preferences'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Switch } from '#app/ui/switch'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:me.title'))

const themeIcons: Record<Theme, typeof Sun> = { light: Sun, dark: Moon, system: Monitor }

/** How this browser shows things. Every choice is kept at once; none of it needs the server to agree. */
export default function MySettings() {
  const { t } = useTranslation(['common', 'settings', 'nav'])
  const { theme, language, keys, commandKey, chooseTheme, chooseLanguage, switchKeys } = usePreferences()
  return (
    <>
      <PageHeader title={t('settings:me.title')} lead={t('settings:me.lead')} />
      <div className="grid max-w-3xl gap-4">
        <Panel title={t('settings:me.language')} lead={t('settings:me.languageHint')}>
          <SegmentedControl
            name="language"
            legend={t('settings:me.language')}
            options={languages.map((name) => ({ value: name, label: t(`nav:language.${name}`) }))}
            value={language}
            onChange={chooseLanguage}
          />
        </Panel>
        <Panel title={t('settings:me.theme')} lead={t('settings:me.themeHint')}>
          <RadioGroup
            name="theme"
            legend={t('settings:me.theme')}
            hideLegend
            look="cards"
            options={themes.map((name) => {
              const Icon = themeIcons[name]
              return { value: name, label: t(`nav:theme.${name}`), icon: <Icon aria-hidden size={20} strokeWidth={1.9} /> }
            })}
            value={theme}
            onChange={chooseTheme}
          />
        </Panel>
        <Panel title={t('settings:me.keys')} lead={t('settings:me.keysHint', { commandKey })}>
          <Switch
            label={t('settings:me.keysOn')}
            hint={t('settings:me.showKeys')}
            checked={keys}
            onChange={(event) => switchKeys(event.target.checked)}
          />
        </Panel>
      </div>
    </>
  )
}
