import { type ActionFunctionArgs, json, type MetaFunction } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { chooseHand } from '#app/home/hand.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { type Theme, themes } from '#app/http/theme'
import { languages } from '#app/messages/languages'
import { pageTitle } from '#app/messages/page-title'
import { HandSwitch } from '#app/road/hand-switch'
import { HideChoice } from '#app/road/hide-choice'
import { StampSwitch } from '#app/road/stamp-switch'
import { sendOnChange, usePreferences } from '#app/shell/use-preferences'
import { Button } from '#app/ui/button'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Switch } from '#app/ui/switch'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:me.title'))

const themeIcons: Record<Theme, typeof Sun> = { light: Sun, dark: Moon, system: Monitor }
const toPreferences = { method: 'post', action: '/preferences' } as const

const Choice = z.object({ hand: z.enum(['left', 'right'], 'refusals:unreadable') })

/** What somebody prefers on whichever device they log in. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Choice)
  if (!asked.ok) return asked.answer
  await chooseHand(actor, asked.form.hand === 'left')
  return json({ saved: true })
}

/** How this browser shows things. A choice is kept as soon as it is made; without scripts each has its own button. */
export default function MySettings() {
  const { t } = useTranslation(['common', 'settings', 'nav', 'hours'])
  const { theme, language, keys, commandKey, ThemeForm, KeysForm } = usePreferences()
  return (
    <>
      <PageHeader
        title={t('settings:me.title')}
        lead={t('settings:me.lead')}
        actions={<LinkButton to="/hours/working">{t('hours:working')}</LinkButton>}
      />
      <div className="grid max-w-3xl gap-4">
        <Panel title={t('settings:me.language')} lead={t('settings:me.languageHint')}>
          <Form {...toPreferences} reloadDocument onChange={sendOnChange} className="flex flex-wrap items-center gap-3">
            <SegmentedControl
              name="language"
              legend={t('settings:me.language')}
              options={languages.map((name) => ({ value: name, label: t(`nav:language.${name}`) }))}
              defaultValue={language}
            />
            <SaveWithoutScripts />
          </Form>
        </Panel>
        <Panel title={t('settings:me.theme')} lead={t('settings:me.themeHint')}>
          <ThemeForm {...toPreferences} onChange={sendOnChange} className={formClasses}>
            <RadioGroup
              // The menu of the user changes it too: the choice made there shows here.
              key={theme}
              name="theme"
              legend={t('settings:me.theme')}
              hideLegend
              look="cards"
              options={themes.map((name) => {
                const Icon = themeIcons[name]
                return { value: name, label: t(`nav:theme.${name}`), icon: <Icon aria-hidden size={20} strokeWidth={1.9} /> }
              })}
              defaultValue={theme}
            />
            <SaveWithoutScripts />
          </ThemeForm>
        </Panel>
        <Panel title={t('settings:me.road')} lead={t('settings:me.roadHint')}>
          <HandSwitch />
        </Panel>
        <Panel title={t('settings:me.phone')} lead={t('settings:me.phoneHint')}>
          <div className="grid gap-4">
            <StampSwitch />
            <HideChoice />
          </div>
        </Panel>
        <Panel title={t('settings:me.keys')} lead={t('settings:me.keysHint', { commandKey })}>
          <KeysForm {...toPreferences} onChange={sendOnChange} className={formClasses}>
            <input type="hidden" name="keys" value="off" />
            <Switch name="keysOn" label={t('settings:me.keysOn')} hint={t('settings:me.showKeys')} defaultChecked={keys} />
            <SaveWithoutScripts />
          </KeysForm>
        </Panel>
      </div>
    </>
  )
}

const formClasses = 'grid gap-3'

function SaveWithoutScripts() {
  const { t } = useTranslation()
  return (
    <noscript>
      <Button type="submit">{t('save')}</Button>
    </noscript>
  )
}
