import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#app/ui/notice'
import { Switch } from '#app/ui/switch'
import { stampsPlace, switchStamp } from './place-stamp'

/** The choice of the owner of this phone: note the place on arrival, or not. */
export function StampSwitch() {
  const { t } = useTranslation(['common', 'visits'])
  const [on, setOn] = useState(false)
  const [refused, setRefused] = useState(false)
  useEffect(() => void stampsPlace().then(setOn, () => {}), [])
  const change = async (wanted: boolean) => {
    setOn(wanted)
    const isOn = await switchStamp(wanted).catch(() => false)
    setOn(isOn)
    setRefused(wanted && !isOn)
  }
  return (
    <>
      <Switch
        checked={on}
        onChange={(event) => void change(event.target.checked)}
        label={t('visits:stamp.label')}
        hint={t('visits:stamp.hint')}
      />
      {refused && <Notice tone="info">{t('visits:stamp.refused')}</Notice>}
    </>
  )
}
