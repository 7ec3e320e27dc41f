import { useFetcher } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Dialog } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { FormFooter } from '#app/ui/form-footer'
import { Input } from '#app/ui/input'
import { MinutesField } from '#app/ui/minutes-field'
import { Notice } from '#app/ui/notice'
import { Refusal } from '#app/ui/refusal'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import type { UnitWithRoom } from '#db/units'
import type { BookingAnswer } from './booking-form.server'
import type { Outlook } from './outlook'
import { OverrunChoice } from './overrun-choice'
import { bookableSubjects } from './subjects'

interface BookDialogProps {
  unitId: string
  outlook: Outlook
  people: readonly { id: string; name: string }[]
  me: { staffId: string; mayCorrect: boolean }
  today: string
  op: string
  others: readonly UnitWithRoom[]
}

/** Books time that no call or visit books by itself. Going over the unit asks who bears it, before anything is written. */
export function BookDialog({ unitId, outlook, people, me, today, op, others }: BookDialogProps) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const booking = useFetcher<BookingAnswer>()
  const formId = useId()
  const answer = booking.data
  useKeys({ b: () => setOpen(true) })
  useEffect(() => {
    if (!answer || !('entryIds' in answer)) return
    setOpen(false)
    tellDone(t('units:book.done'))
  }, [answer, t])
  const errors = answer && 'errors' in answer ? answer.errors : {}
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('units:book.title')}
      lead={t('units:book.lead', {
        free: format.duration(outlook.free),
        held: format.duration(outlook.held),
        balance: format.duration(outlook.balance),
      })}
      trigger={
        <Button look="primary" keyHint="B">
          <Plus aria-hidden size={16} />
          {t('units:book.button')}
        </Button>
      }
      footer={
        <FormFooter formId={formId} busy={booking.state !== 'idle'}>
          {t('units:book.submit')}
        </FormFooter>
      }
    >
      <booking.Form id={formId} method="post" action={`/units/${unitId}/bookings`} noValidate className="grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="op" value={op} />
        <Field label={t('units:book.subject')} error={errors.subject}>
          <Select
            name="subject"
            options={bookableSubjects.map((subject) => ({ value: subject, label: t(`units:ledger.subjects.${subject}`) }))}
          />
        </Field>
        <MinutesField name="minutes" label={t('units:book.minutes')} error={errors.minutes} required />
        <Field label={t('units:book.on')} error={errors.on}>
          <Input type="date" name="on" defaultValue={today} max={today} required />
        </Field>
        {me.mayCorrect ? (
          <Field label={t('units:book.who')} error={errors.staffId}>
            <Select name="staffId" defaultValue={me.staffId} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
          </Field>
        ) : (
          <input type="hidden" name="staffId" value={me.staffId} />
        )}
        <Field label={t('units:book.text')} hint={t('units:book.textHint')} error={errors.text} className="sm:col-span-2">
          <Input name="text" maxLength={200} required />
        </Field>
        {answer && 'refused' in answer && <Refused answer={answer} mayChoose={me.mayCorrect} others={others} errors={errors} />}
      </booking.Form>
    </Dialog>
  )
}

/** What was refused, and for too many minutes or those of appointments the choice that lets it through. */
function Refused({
  answer,
  mayChoose,
  others,
  errors,
}: {
  answer: Extract<BookingAnswer, { refused: string }>
  mayChoose: boolean
  others: readonly UnitWithRoom[]
  errors: Record<string, string[]>
}) {
  const { t } = useTranslation(['common', 'units'])
  const format = useFormat()
  const { shortMinutes, takenMinutes } = answer
  const isHeld = takenMinutes !== null
  if (shortMinutes === null && !isHeld) return <Refusal className="sm:col-span-2">{answer.message}</Refusal>
  const short = format.duration(shortMinutes ?? 0)
  return (
    <div className="grid gap-3 sm:col-span-2">
      <Notice tone="warn" live>
        {isHeld
          ? t('units:book.takesHeld', { taken: format.duration(takenMinutes) })
          : t(mayChoose ? 'units:book.choice' : 'units:book.askManager', { short })}
      </Notice>
      <OverrunChoice
        legend={t(isHeld ? 'units:over.titleHeld' : 'units:over.title')}
        mayOverrun={mayChoose}
        isHeld={isHeld}
        others={others}
        errors={errors}
      />
    </div>
  )
}
