import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { chooseHiding, hidesAbove, hidingSpeeds } from './phone-watch'

/** The choice of the owner of this phone: hide what can be read while it drives, or not. */
export function HideChoice() {
  const { t } = useTranslation(['common', 'visits'])
  const [speed, setSpeed] = useState<number | null>(null)
  const [refused, setRefused] = useState(false)
  useEffect(() => void hidesAbove().then(setSpeed, () => {}), [])
  const change = async (wanted: number | null) => {
    setSpeed(wanted)
    const holds = await chooseHiding(wanted).catch(() => null)
    setSpeed(holds)
    setRefused(wanted !== null && holds === null)
  }
  return (
    <>
      <Field label={t('visits:driving.label')} hint={t('visits:driving.hint')}>
        <Select
          value={speed ?? ''}
          onChange={(event) => void change(Number(event.target.value) || null)}
          options={[
            { value: '', label: t('visits:driving.never') },
            ...hidingSpeeds.map((each) => ({ value: String(each), label: t('visits:driving.above', { speed: each }) })),
          ]}
          className="max-w-xs"
        />
      </Field>
      {refused && <Notice tone="info">{t('visits:driving.refused')}</Notice>}
    </>
  )
}
