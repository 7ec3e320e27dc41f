import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import type { ButtonAppearance } from '#app/ui/button-look'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import { useDeed } from '#app/ui/use-deed'
import { FormDialog } from '#app/units/form-dialog'
import { addDays } from '#domain/calendar/day'
import { nextWorkingDay } from '#domain/calendar/working-days'
import { type RequestStep, recoveryDays } from '#domain/carry-out/request'
import type { RequestPageProps } from './request-page'

/** What can be done with a request now, the likeliest first. */
export function RequestSteps({ screen, me, today, op }: RequestPageProps) {
  const { t } = useTranslation(['common', 'desk'])
  const { request, possible, people } = screen
  const action = `/requests/${request.id}?index`
  const may = (step: RequestStep) => possible.includes(step)
  const answered = request.answeredAt !== null
  const answerLabel = t(answered ? 'desk:page.answerMore' : 'desk:page.answer')
  const others = people.filter(({ id }) => id !== request.ownerId)
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {may('take') && (
        <Plain
          step="take"
          action={action}
          op={op}
          label={t('desk:page.take')}
          told={t('desk:page.taken')}
          look={request.ownerId === me || !request.ownerId ? 'primary' : 'secondary'}
        />
      )}
      {may('answer') && (
        <WithWords
          step="answer"
          {...{ action, op }}
          title={answerLabel}
          label={t('desk:page.answerText')}
          submit={t(request.replyTo ? 'desk:page.send' : 'desk:page.save')}
          hint={request.replyTo ? `${t('desk:page.replyTo')} ${request.replyTo}` : t('desk:page.noMail')}
          told={t('desk:page.answered')}
          look={answered || may('take') ? 'secondary' : 'primary'}
        />
      )}
      {may('solve') && <Solve {...{ action, op, today }} subject={request.subject} isPrimary={answered} />}
      {may('close') && (
        <Plain step="close" action={action} op={op} label={t('desk:page.close')} told={t('desk:page.closed')} look="primary" />
      )}
      {may('hand') && others.length > 0 && (
        <FormDialog
          action={action}
          op={op}
          title={t('desk:page.hand')}
          submit={t('desk:page.hand')}
          told={t('desk:page.handed')}
          trigger={<Button>{t('desk:page.hand')}</Button>}
        >
          {(errors) => (
            <>
              <input type="hidden" name="step" value="hand" />
              <Field label={t('desk:page.handTo')} error={errors.staffId}>
                <Select name="staffId" options={others.map(({ id, name }) => ({ value: id, label: name }))} />
              </Field>
            </>
          )}
        </FormDialog>
      )}
      {may('reopen') && (
        <WithWords
          step="reopen"
          {...{ action, op }}
          title={t('desk:page.reopen')}
          label={t('desk:page.reopenWhy')}
          submit={t('desk:page.reopen')}
          told={t('desk:page.reopened')}
        />
      )}
      {may('note') && (
        <WithWords
          step="note"
          {...{ action, op }}
          title={t('desk:page.note')}
          label={t('desk:page.note')}
          hint={t('desk:page.noteHint')}
          submit={t('desk:page.save')}
          told={t('desk:page.noted')}
          look="quiet"
        />
      )}
    </div>
  )
}

type Of = { action: string; op: string; told: string; look?: ButtonAppearance['look'] }

/** A step without words: one press. */
function Plain({ step, action, op, label, told, look = 'secondary' }: Of & { step: RequestStep; label: string }) {
  const { send, busy } = useDeed(told)
  return (
    <Button look={look} busy={busy} onClick={() => send(action, { op, step })}>
      {label}
    </Button>
  )
}

interface WithWordsProps extends Of {
  step: RequestStep
  title: string
  label: string
  hint?: string
  submit: string
}

/** A step that is told in words. */
export function WithWords({ step, action, op, title, label, hint, submit, told, look = 'secondary' }: WithWordsProps) {
  return (
    <FormDialog action={action} op={op} title={title} submit={submit} told={told} size="md" trigger={<Button look={look}>{title}</Button>}>
      {(errors) => (
        <>
          <input type="hidden" name="step" value={step} />
          <Field label={label} hint={hint} error={errors.words}>
            <Textarea name="words" rows={6} maxLength={10_000} required />
          </Field>
        </>
      )}
    </FormDialog>
  )
}

function Solve({
  action,
  op,
  today,
  subject,
  isPrimary,
}: {
  action: string
  op: string
  today: string
  subject: string
  isPrimary: boolean
}) {
  const { t } = useTranslation(['common', 'desk'])
  return (
    <FormDialog
      action={action}
      op={op}
      title={t('desk:page.solveTitle')}
      lead={t('desk:page.solveLead')}
      submit={t('desk:page.save')}
      told={t('desk:page.solved')}
      size="md"
      trigger={<Button look={isPrimary ? 'primary' : 'secondary'}>{t('desk:page.solve')}</Button>}
    >
      {(errors) => (
        <>
          <input type="hidden" name="step" value="solve" />
          <Field label={t('desk:page.solution')} error={errors.words}>
            <Textarea name="words" rows={5} maxLength={10_000} required />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('desk:page.recoveryOn')} error={errors.recoveryOn}>
              <Input
                type="date"
                name="recoveryOn"
                min={addDays(today, 1)}
                defaultValue={nextWorkingDay(addDays(today, recoveryDays - 1))}
                required
              />
            </Field>
            <Field label={t('desk:page.recoveryText')} error={errors.recoveryText}>
              <Input name="recoveryText" maxLength={500} defaultValue={t('desk:page.recoveryDraft', { subject })} required />
            </Field>
          </div>
        </>
      )}
    </FormDialog>
  )
}
