import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Input } from '#app/ui/input'

type Row = Record<string, string | number>

interface RowsFieldProps<Kept extends Row> {
  title: string
  rows: readonly Kept[]
  columns: readonly { key: keyof Kept & string; label: string; type?: 'number' | 'date' }[]
  blank: Kept
  onChange: (rows: Kept[]) => void
}

/** A few short rows, such as people or steps, with a button for one more. */
export function RowsField<Kept extends Row>({ title, rows, columns, blank, onChange }: RowsFieldProps<Kept>) {
  const { t } = useTranslation(['common', 'kickOff'])
  const put = (at: number, key: string, value: string | number) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [key]: value } : row)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{title}</legend>
      {rows.map((row, at) => (
        // Rows have no identity of their own: they are what stands on that line.
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
        <div key={at} className="grid grid-cols-[1fr_auto] items-start gap-2 rounded-md border border-line p-2 md:border-0 md:p-0">
          <div className="grid gap-2 md:auto-cols-fr md:grid-flow-col">
            {columns.map(({ key, label, type }) => (
              <Input
                key={key}
                type={type ?? 'text'}
                min={type === 'number' ? 0 : undefined}
                aria-label={`${label} ${at + 1}`}
                placeholder={label}
                value={row[key]}
                onChange={({ target }) => put(at, key, type === 'number' ? Number(target.value) : target.value)}
              />
            ))}
          </div>
          <Button
            look="quiet"
            size="sm"
            type="button"
            className="md:mt-0.5"
            square
            aria-label={t('kickOff:dropRow', { number: at + 1, title })}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <X aria-hidden size={16} />
          </Button>
        </div>
      ))}
      <div>
        <Button
          look="quiet"
          size="sm"
          type="button"
          onClick={() => onChange([...rows, blank])}
          aria-label={`${t('kickOff:addRow')}: ${title}`}
        >
          <Plus aria-hidden size={16} /> {t('kickOff:addRow')}
        </Button>
      </div>
    </fieldset>
  )
}
