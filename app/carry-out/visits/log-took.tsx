import { useTranslation } from 'react-i18next'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { MinutesField } from '#app/ui/minutes-field'
import type { WallTime } from '#domain/calendar/moment'

interface LogTookProps {
  arrived: { day: string; time: WallTime }
  minutes: number
  driveMinutes: number | null
  notHome: boolean
  /** Kilometres filled in beforehand, from the route. */
  km?: string
  errors: Record<string, string[]>
}

/** Minutes that writing up takes, unless somebody says otherwise. */
export const usualWriteUp = 10

/** What the visit took: filled in beforehand from the plan, to be changed where it went otherwise. */
export function LogTook({ arrived, minutes, driveMinutes, notHome, km, errors }: LogTookProps) {
  const { t } = useTranslation(['common', 'visits'])
  return (
    <fieldset className="grid gap-3 rounded-xl border border-line bg-surface p-4">
      <legend className="sr-only">{t('visits:log.took')}</legend>
      <p aria-hidden className="font-semibold">
        {t('visits:log.took')}
      </p>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('visits:log.arrivedDay')} error={errors.arrivedDay}>
          <Input type="date" name="arrivedDay" defaultValue={arrived.day} required />
        </Field>
        <Field label={t('visits:log.arrivedTime')} error={errors.arrivedTime}>
          <Input type="time" name="arrivedTime" defaultValue={arrived.time} required />
        </Field>
        <MinutesField
          key={notHome ? 'not-home' : 'home'}
          name="visitMinutes"
          label={t('visits:log.visitMinutes')}
          defaultValue={notHome ? 0 : minutes}
          error={errors.visitMinutes}
          required
        />
        <MinutesField
          name="driveMinutes"
          label={t('visits:log.driveMinutes')}
          defaultValue={driveMinutes ?? 0}
          error={errors.driveMinutes}
          required
        />
        <MinutesField
          key={notHome ? 'not-home-write-up' : 'write-up'}
          name="writeUpMinutes"
          label={t('visits:log.writeUpMinutes')}
          defaultValue={notHome ? 0 : usualWriteUp}
          error={errors.writeUpMinutes}
          required
        />
        <Field label={t('visits:log.km')} error={errors.km}>
          <Input name="km" defaultValue={km} inputMode="decimal" after="km" autoComplete="off" />
        </Field>
      </div>
      <p className="text-xs text-ink3">{t('visits:log.tookHint')}</p>
    </fieldset>
  )
}
