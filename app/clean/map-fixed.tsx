import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Input } from '#app/ui/input'
import { type CustomerField, fixedFields } from '#domain/clean/columns'
import type { MappingState } from './use-mapping'

/** Values that every row of the file gets without a column for them, as the last lines of the table of columns. */
export function FixedValues({ mapping }: { mapping: MappingState }) {
  const { t } = useTranslation(['common', 'clean'])
  const set = Object.entries(mapping.fixed) as [CustomerField, string][]
  return (
    <>
      {set.map(([field, value]) => (
        <tr key={field} className={line}>
          <td className="text-ink3 md:pl-5">—</td>
          <td colSpan={4}>
            <span className="flex items-center gap-2">
              <span className="text-ink2">
                {t('clean:map.fixedIs', { field: t(`clean:fields.${field}`) })} <b className="font-semibold text-ink">{value}</b>
              </span>
              <Button
                size="sm"
                look="quiet"
                square
                aria-label={t('clean:map.fixedRemove', { field: t(`clean:fields.${field}`) })}
                onClick={() => mapping.fix(field, '')}
              >
                <X aria-hidden size={14} />
              </Button>
            </span>
          </td>
        </tr>
      ))}
      <tr className={line}>
        <td className="md:pl-5" />
        <td colSpan={4}>
          <AddFixed mapping={mapping} />
        </td>
      </tr>
    </>
  )
}

const line = 'max-md:block max-md:px-4 max-md:py-2 md:*:px-3 md:*:py-1.5'

function AddFixed({ mapping }: { mapping: MappingState }) {
  const { t } = useTranslation(['common', 'clean'])
  const left = fixedFields.filter((field) => !mapping.fixed[field])
  const [field, setField] = useState<CustomerField | null>(null)
  const [value, setValue] = useState('')
  if (field === null)
    return (
      <Button size="sm" look="quiet" onClick={() => setField(left[0] ?? null)}>
        <Plus aria-hidden size={15} />
        {t('clean:map.fixedAdd')}
      </Button>
    )
  const keep = () => {
    if (value.trim()) mapping.fix(field, value.trim())
    setField(null)
    setValue('')
  }
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <select
        aria-label={t('clean:map.fixedField')}
        value={field}
        onChange={(event) => setField(event.target.value as CustomerField)}
        className="min-h-11 rounded-md border border-edge bg-surface px-2.5 text-ink md:min-h-8"
      >
        {left.map((each) => (
          <option key={each} value={each}>
            {t(`clean:fields.${each}`)}
          </option>
        ))}
      </select>
      <Input
        aria-label={t('clean:map.fixedValue')}
        value={value}
        maxLength={200}
        autoFocus
        onChange={(event) => setValue(event.target.value)}
        className="w-48 md:min-h-8"
      />
      <Button size="sm" type="submit">
        {t('clean:map.fixedKeep')}
      </Button>
      <Button size="sm" look="quiet" onClick={() => setField(null)}>
        {t('cancel')}
      </Button>
    </form>
  )
}
