import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Field } from '#app/ui/field'
import { Textarea } from '#app/ui/textarea'
import { useDraft } from './use-draft'

/** A few words written down during the visit; they stand in the note of the log afterwards. */
export function Jot({ stopId, onDone }: { stopId: string; onDone: () => void }) {
  const { t } = useTranslation(['common', 'visits'])
  const draft = useDraft(stopId)
  return (
    <div className="grid gap-2">
      <Field label={t('visits:road.jot')} hint={t('visits:road.jotted')}>
        <Textarea ref={draft.field} onInput={draft.keep} rows={4} maxLength={10_000} autoFocus className="text-base" />
      </Field>
      <Button look="primary" size="lg" onClick={onDone}>
        {t('visits:road.jotDone')}
      </Button>
    </div>
  )
}
