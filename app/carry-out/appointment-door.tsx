import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Entrance } from '#app/auth/entrance'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/checkbox'
import { Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { Textarea } from '#app/ui/textarea'
import type { Door } from './appointment-door.server'

type Answer = { done: Door['purpose'] } | { errors: Record<string, string[]>; form: string[] } | undefined

/** Behind a link of a confirmation: the appointment, and the one thing that the link is for. No login, and no more than the mail told. */
export function AppointmentDoor({ door, answer }: { door: Door | null; answer: Answer }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const sending = useNavigation().state !== 'idle'
  if (answer && 'done' in answer) return <Entrance title={t(`run:door.${answer.done}.done`)}>{null}</Entrance>
  if (!door)
    return (
      <Entrance title={t('run:door.gone')} lead={t('run:door.goneLead')}>
        {null}
      </Entrance>
    )
  const { purpose, staff, client, minutes, startsAt, moments } = door
  const lead = t('run:door.when', { staff, client, minutes, when: format.momentAt(startsAt) })
  if (door.used)
    return (
      <Entrance title={t('run:door.used')} lead={lead}>
        {null}
      </Entrance>
    )
  const said = answer && 'form' in answer ? (answer.form[0] ?? Object.values(answer.errors)[0]?.[0]) : null
  const phone = door.staffPhone ?? door.staffEmail
  return (
    <Entrance title={t(`run:door.${purpose}.lead`)} lead={lead}>
      <Form method="post" className="grid gap-4">
        {said && (
          <Notice tone="bad" live>
            {said}
          </Notice>
        )}
        {purpose === 'move' && moments.length === 0 && <p>{t('run:door.move.none', { staff, phone })}</p>}
        {purpose === 'move' && (
          <fieldset className="grid gap-1">
            <legend className="sr-only">{t('run:door.move.lead')}</legend>
            {moments.map((at) => (
              <label key={at} className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-2 hover:bg-sunken">
                <input type="radio" name="at" value={at} required className="size-4 accent-brand" />
                <span className="font-medium tabular-nums">{format.momentAt(at)}</span>
              </label>
            ))}
          </fieldset>
        )}
        {purpose === 'cancel' && (
          <>
            <Field label={t('run:door.cancel.reason')} optional>
              <Textarea name="reason" rows={2} maxLength={500} />
            </Field>
            <Checkbox name="noMore" label={t('run:door.cancel.noMore')} />
          </>
        )}
        {(purpose !== 'move' || moments.length > 0) && (
          <Button type="submit" look={purpose === 'cancel' ? 'danger' : 'primary'} busy={sending} className="w-full">
            {t(`run:door.${purpose}.button`)}
          </Button>
        )}
      </Form>
    </Entrance>
  )
}
