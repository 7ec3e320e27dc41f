import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import type { RoundRow } from '#db/rounds'
import { toldLines } from './round-told'

const texts = ['problem', 'agreed', 'opens', 'approach', 'avoid', 'askFor', 'wishes'] as const
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

interface NotesProps {
  row: RoundRow
  people: readonly { id: string; name: string }[]
}

/** Whether something was recorded about how a customer is to be approached. */
export function hasNotes(row: RoundRow): boolean {
  return (
    texts.some((field) => row[field]) ||
    [...(row.wishDays ?? []), ...(row.bestDays ?? [])].length > 0 ||
    Boolean(row.wishFrom || row.wishUntil || row.wishStaffId || row.wishBy)
  )
}

/** Kept when the field is left: nobody presses a button for a remark. What a colleague wrote meanwhile is shown, not written over. */
export function RoundNotes({ row, people }: NotesProps) {
  const { t } = useTranslation(['common', 'run'])
  const saving = useFetcher<{ decision: string | null } | Refused | FormErrors>()
  const send = (fields: Record<string, string>) => saving.submit({ customerId: row.customerId, ...fields }, { method: 'post' })
  const keep = (field: (typeof texts)[number], text: string) => {
    if (text.trim() !== (row[field] ?? '')) send({ field, text, seen: row[field] ?? '' })
  }
  const refused = saving.data && 'message' in saving.data ? saving.data.message : null
  return (
    <div className="grid gap-2 md:grid-cols-3">
      {texts.map((field) => (
        <Field key={field} label={t(`run:inventory.${field}`)}>
          <Input
            key={row[field]}
            name={field === 'problem' ? 'problem' : undefined}
            maxLength={1000}
            defaultValue={row[field] ?? ''}
            onBlur={(event) => keep(field, event.target.value)}
          />
        </Field>
      ))}
      <Field label={t('run:inventory.wishStaff')}>
        <Select
          value={row.wishStaffId ?? ''}
          onChange={({ target }) => send({ wishStaffId: target.value })}
          options={[{ value: '', label: t('run:inventory.anyone') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </Field>
      <div className="flex flex-wrap items-end gap-x-5 gap-y-2 md:col-span-3">
        <Days label={t('run:inventory.wishDays')} days={row.wishDays ?? []} onChange={(days) => send({ wishDays: days })} />
        <Days label={t('run:inventory.bestDays')} days={row.bestDays ?? []} onChange={(days) => send({ bestDays: days })} />
        {(['wishFrom', 'wishUntil'] as const).map((end) => (
          <Field key={end} label={t(`run:inventory.${end}`)}>
            <Input
              type="time"
              defaultValue={row[end] ?? ''}
              onBlur={({ target }) => target.value !== (row[end] ?? '') && send({ [end]: target.value })}
            />
          </Field>
        ))}
        <Field label={t('run:inventory.wishBy')}>
          <Input
            type="date"
            defaultValue={row.wishBy ?? ''}
            onBlur={({ target }) => target.value !== (row.wishBy ?? '') && send({ wishBy: target.value })}
          />
        </Field>
      </div>
      {refused && (
        <div className="md:col-span-3">
          <Notice tone="warn" live>
            {refused}
          </Notice>
        </div>
      )}
      <p className="text-xs text-ink3 md:col-span-3" aria-live="polite">
        {saving.data && 'decision' in saving.data ? t('run:inventory.saved') : ''}
      </p>
    </div>
  )
}

function Days({ label, days, onChange }: { label: string; days: readonly number[]; onChange: (days: string) => void }) {
  const { t } = useTranslation('run')
  const toggled = (day: number) => (days.includes(day) ? days.filter((each) => each !== day) : [...days, day]).sort().join(',')
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="mb-1 text-xs font-medium text-ink2">{label}</legend>
      {weekdays.map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={days.includes(day)}
          onClick={() => onChange(toggled(day))}
          className={classes(
            'min-h-11 rounded-md border px-2.5 md:min-h-8',
            days.includes(day) ? 'border-brand bg-brand text-brand-ink' : 'border-line bg-surface text-ink2 hover:bg-sunken',
          )}
        >
          {t(`inventory.weekdays.d${day}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** What was recorded, once the round is closed: to read, in one line. */
export function NotesKept({ row, people }: NotesProps) {
  const { t } = useTranslation(['common', 'run'])
  const staff = people.find(({ id }) => id === row.wishStaffId)?.name ?? null
  const said = toldLines({ ...row, wishStaff: staff }, t, useFormat())
  if (said.length === 0) return null
  return (
    <p className="text-ink2">
      {said.map(({ key, label, text }) => (
        <span key={key} className="mr-4">
          <span className="text-ink3">{label}:</span> {text}
        </span>
      ))}
    </p>
  )
}
