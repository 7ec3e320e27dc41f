import { useFetcher } from '@remix-run/react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { useFormat } from '#app/messages/use-format'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { FormFooter } from '#app/ui/form-footer'
import { Input } from '#app/ui/input'
import { Refusal } from '#app/ui/refusal'
import { tellDone } from '#app/ui/toast'
import type { LedgerLine } from '#db/ledger-page'
import { lineText } from './line-words'

type Answer = { entryId: string } | FormErrors | { refused: string; message: string }

interface CorrectDialogProps {
  unitId: string
  /** The line to take back; null while nothing is corrected. */
  line: LedgerLine | null
  op: string
  onClose: () => void
}

/** Takes a line back by its opposite, with a reason that everybody can read. */
export function CorrectDialog({ unitId, line, op, onClose }: CorrectDialogProps) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const correcting = useFetcher<Answer>()
  const formId = useId()
  const close = useRef(onClose)
  close.current = onClose
  const answer = correcting.data
  useEffect(() => {
    if (!answer || !('entryId' in answer)) return
    close.current()
    tellDone(t('units:correct.done'))
  }, [answer, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <Dialog
      open={line !== null}
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={t('units:correct.title')}
      lead={t('units:correct.lead')}
      footer={
        <FormFooter formId={formId} busy={correcting.state !== 'idle'} look="danger">
          {t('units:correct.submit')}
        </FormFooter>
      }
    >
      {line && (
        <correcting.Form id={formId} method="post" action={`/units/${unitId}/corrections`} noValidate className="grid gap-4">
          <input type="hidden" name="op" value={op} />
          <input type="hidden" name="entryId" value={line.id} />
          <p className="rounded-md bg-sunken px-3 py-2 font-medium">
            {t('units:correct.what', {
              text: lineText(line, t),
              day: format.day(line.on, 'brief'),
              hours: format.hours(Math.abs(line.change)),
            })}
          </p>
          <Field label={t('units:correct.reason')} hint={t('units:correct.reasonHint')} error={errors.reason}>
            <Input name="reason" maxLength={300} required />
          </Field>
          <Refusal>{answer && 'refused' in answer && answer.message}</Refusal>
        </correcting.Form>
      )}
    </Dialog>
  )
}
