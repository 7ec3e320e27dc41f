import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import type { CustomerText } from './their-text.server'

type TextKey = keyof CustomerText

/** Both versions of the fields that differ, side by side; the one that is chosen is sent. Fields that agree go along unseen. */
export function EditConflict({ mine, theirs }: { mine: CustomerText; theirs: CustomerText }) {
  const { t } = useTranslation(['common', 'relations', 'clean'])
  const fields = Object.keys(theirs) as TextKey[]
  const differ = fields.filter((field) => mine[field] !== theirs[field])
  const [taken, setTaken] = useState<Partial<Record<TextKey, 'mine' | 'theirs'>>>({})
  const chosenOf = (field: TextKey) => (taken[field] === 'theirs' ? theirs[field] : mine[field])
  const words = (field: TextKey, value: string | boolean) => {
    if (field === 'doNotContact') return value ? t('yes') : t('no')
    if (field === 'status') return t(value === 'closed' ? 'relations:dossier.statusClosed' : 'relations:dossier.statusActive')
    return String(value) || '–'
  }
  return (
    <div className="flex flex-col gap-2">
      {fields.map((field) => {
        const value = chosenOf(field)
        if (field === 'doNotContact') return value ? <input key={field} type="hidden" name={field} value="on" /> : null
        return <input key={field} type="hidden" name={field} value={String(value)} />
      })}
      <div className="grid grid-cols-[7rem_1fr_1fr] gap-2 text-xs font-semibold text-ink3">
        <span />
        <span>{t('relations:dossier.conflictMine')}</span>
        <span>{t('relations:dossier.conflictTheirs')}</span>
      </div>
      {differ.map((field) => (
        <fieldset key={field} className="grid grid-cols-[7rem_1fr_1fr] items-stretch gap-2">
          <legend className="sr-only">{nameOf(field, t)}</legend>
          <span aria-hidden className="self-center text-ink2">
            {nameOf(field, t)}
          </span>
          {(['mine', 'theirs'] as const).map((side) => {
            const isOn = (taken[field] ?? 'mine') === side
            return (
              <label
                key={side}
                className={classes(
                  'flex min-h-11 items-center gap-2 rounded-md border px-3 py-1.5 break-words has-focus-visible:outline-2 has-focus-visible:outline-brand',
                  isOn ? 'border-brand bg-brand-soft text-brand-text' : 'border-line hover:bg-sunken',
                )}
              >
                <input type="radio" checked={isOn} onChange={() => setTaken({ ...taken, [field]: side })} className="accent-brand" />
                {words(field, side === 'mine' ? mine[field] : theirs[field])}
              </label>
            )
          })}
        </fieldset>
      ))}
    </div>
  )
}

function nameOf(field: TextKey, t: ReturnType<typeof useTranslation<['common', 'relations', 'clean']>>['t']): string {
  return field === 'doNotContact' ? t('relations:doNotContact') : t(`clean:fields.${field}`)
}
