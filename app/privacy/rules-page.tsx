import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { RadioGroup } from '#app/ui/radio-group'
import { Refusal } from '#app/ui/refusal'
import { tellDone } from '#app/ui/toast'
import { exportDaysBounds, type PrivacySettings } from '#domain/relations/privacy-settings'
import { PrivacyFrame } from './frame'

type Props = { settings: PrivacySettings; mayChange: boolean; op: string }

/** Who decides on an erasure, and how long a file with somebody's data stays. */
export function RulesPage({ settings: { secondDecider, exportDays }, mayChange, op }: Props) {
  const { t } = useTranslation(['common', 'privacy'])
  const saving = useFetcher<{ changed: true } | Refused | FormErrors>()
  const answer = saving.data
  const errors = answer && 'errors' in answer ? answer.errors : {}
  useEffect(() => {
    if (answer && 'changed' in answer) tellDone(t('privacy:settings.saved'))
  }, [answer, t])
  const chosen = secondDecider === null ? 'auto' : secondDecider ? 'on' : 'off'
  return (
    <PrivacyFrame>
      <div className="grid max-w-4xl gap-4">
        {!mayChange && <Notice>{t('privacy:settings.adminOnly')}</Notice>}
        <Panel title={t('privacy:settings.title')} lead={t('privacy:settings.lead')}>
          <saving.Form method="post" className="grid gap-4">
            <input type="hidden" name="op" value={op} />
            <Refusal>{answer && 'message' in answer && answer.message}</Refusal>
            <RadioGroup
              name="decider"
              legend={t('privacy:settings.decider')}
              defaultValue={chosen}
              options={(['auto', 'on', 'off'] as const).map((value) => ({
                value,
                label: t(`privacy:settings.deciders.${value}`),
                disabled: !mayChange && value !== chosen,
              }))}
            />
            <Field label={t('privacy:settings.exportDays')} error={errors.exportDays} className="max-w-56">
              <Input
                name="exportDays"
                type="number"
                min={exportDaysBounds.least}
                max={exportDaysBounds.most}
                defaultValue={exportDays}
                readOnly={!mayChange}
                required
              />
            </Field>
            {mayChange && (
              <>
                <Field label={t('privacy:settings.reason')} error={errors.reason}>
                  <Input name="reason" maxLength={500} required />
                </Field>
                <div>
                  <Button type="submit" look="primary" busy={saving.state !== 'idle'}>
                    {t('privacy:settings.save')}
                  </Button>
                </div>
              </>
            )}
          </saving.Form>
        </Panel>
      </div>
    </PrivacyFrame>
  )
}
