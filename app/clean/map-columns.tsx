import { CircleCheck, CircleHelp, CornerDownRight } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { Input } from '#app/ui/input'
import { useKeys } from '#app/ui/use-keys'
import type { CustomerField } from '#domain/clean/columns'
import { partOfCell } from '#domain/clean/split-cell'
import type { ColumnRow } from './import-screen.server'
import { FixedValues } from './map-fixed'
import { SplitMenu } from './map-split'
import type { MappingState } from './use-mapping'

const groups: readonly { name: 'who' | 'where' | 'reach' | 'person' | 'more' | 'rest'; fields: readonly CustomerField[] }[] = [
  { name: 'who', fields: ['name', 'externalNo', 'legalForm', 'kvk', 'branch', 'vat', 'iban'] },
  {
    name: 'where',
    fields: [
      'street',
      'houseNumber',
      'houseNumberSuffix',
      'postcode',
      'place',
      'municipality',
      'province',
      'country',
      'latitude',
      'longitude',
    ],
  },
  { name: 'reach', fields: ['phone', 'phone2', 'mobile', 'email', 'website', 'doNotContact'] },
  {
    name: 'person',
    fields: [
      'contactName',
      'contactSalutation',
      'contactInitials',
      'contactFirstName',
      'contactInfix',
      'contactLastName',
      'contactFunction',
      'contactEmail',
      'contactPhone',
      'contactProfile',
    ],
  },
  { name: 'more', fields: ['revenue', 'status', 'lastContactOn', 'confirmedOn', 'note', 'tag'] },
  { name: 'rest', fields: ['own', 'ignore'] },
]

/** The columns of the file, each with samples and what it becomes. J and K go down and up, I leaves a column out. */
export function MapColumns({ mapping }: { mapping: MappingState }) {
  const { t } = useTranslation(['common', 'clean'])
  const table = useRef<HTMLTableElement>(null)
  useColumnKeys(table, mapping)
  return (
    <table ref={table} className="mt-2 w-full max-md:block">
      <caption className="sr-only">{t('clean:map.columns')}</caption>
      <thead className="max-md:hidden">
        <tr className="text-left text-xs text-ink3 *:border-b *:border-line *:px-3 *:py-2 *:font-semibold first:*:pl-5">
          <th scope="col">{t('clean:map.yourColumn')}</th>
          <th scope="col">{t('clean:map.sample')}</th>
          <th scope="col">{t('clean:map.becomes')}</th>
          <th scope="col" className="text-right">
            {t('clean:map.filled')}
          </th>
          <th scope="col">{t('clean:map.note')}</th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {mapping.columns.map((column) => (
          <ColumnLine key={`${column.column} ${column.part?.at ?? 0}`} column={column} mapping={mapping} />
        ))}
        <FixedValues mapping={mapping} />
      </tbody>
    </table>
  )
}

function ColumnLine({ column, mapping }: { column: ColumnRow; mapping: MappingState }) {
  const format = useFormat()
  const { t } = useTranslation(['common', 'clean'])
  const isOut = column.field === 'ignore' || column.field === null
  const samples = samplesOf(column)
  const isLaterPart = column.part !== null && column.part.at > 0
  return (
    <tr
      className={classes(
        'max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:border-b max-md:border-line max-md:px-4 max-md:py-3 md:*:border-b md:*:border-line md:*:px-3 md:*:py-1.5 md:hover:bg-sunken/50',
        isOut && 'text-ink3',
      )}
    >
      <th
        scope="row"
        className={classes('text-left font-semibold md:max-w-40 md:truncate', isLaterPart ? 'md:pl-9' : 'md:pl-5')}
        title={column.header}
      >
        {isLaterPart && <CornerDownRight aria-hidden size={14} className="mr-1 inline text-ink3" />}
        {column.header}
      </th>
      <td className="truncate text-ink2 max-md:w-full max-md:text-xs md:max-w-52" title={samples.join(' · ')}>
        {samples.length > 0 ? samples.slice(0, 2).join(' · ') : <span className="text-ink3">{t('clean:map.empty')}</span>}
      </td>
      <td className="max-md:w-full">
        <Becomes column={column} mapping={mapping} />
      </td>
      <td className="text-right tabular-nums max-md:hidden">{format.percent(column.filled)}</td>
      <td className="text-xs">
        <span className="flex items-center justify-between gap-2">
          <ColumnNote column={column} mapping={mapping} />
          {column.field !== null && !isLaterPart && <SplitMenu column={column} mapping={mapping} />}
        </span>
      </td>
    </tr>
  )
}

function samplesOf({ samples, part }: ColumnRow): string[] {
  return part ? samples.map((sample) => partOfCell(sample, part).trim()).filter(Boolean) : samples
}

function Becomes({ column, mapping }: { column: ColumnRow; mapping: MappingState }) {
  const { t } = useTranslation(['common', 'clean'])
  if (column.field === null) return <span className="text-xs">{t('clean:map.dropped')}</span>
  return (
    <span className="flex items-center gap-2">
      <select
        aria-label={t('clean:map.becomesFor', { header: column.header })}
        data-place={mapping.columns.indexOf(column)}
        value={column.field}
        onChange={(event) => mapping.choose(column, event.target.value as CustomerField)}
        className="min-h-11 w-full min-w-0 rounded-md border border-edge bg-surface px-2.5 text-ink hover:border-ink3 md:min-h-8 md:max-w-56"
      >
        {groups.map(({ name, fields }) => (
          <optgroup key={name} label={t(`clean:fieldGroups.${name}`)}>
            {fields.map((field) => (
              <option key={field} value={field}>
                {t(`clean:fields.${field}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {column.field === 'revenue' && (
        <Input
          aria-label={t('clean:map.yearFor', { header: column.header })}
          placeholder={t('clean:map.year')}
          inputMode="numeric"
          defaultValue={column.year ?? ''}
          onBlur={(event) => {
            const year = /^(19|20)\d\d$/.test(event.target.value.trim()) ? Number(event.target.value) : null
            if (year !== column.year) mapping.setYear(column, year)
          }}
          className="w-20 md:min-h-8"
        />
      )}
    </span>
  )
}

const joins = [
  { by: ' ', name: 'blank' },
  { by: ', ', name: 'comma' },
  { by: ' / ', name: 'slash' },
  { by: '', name: 'nothing' },
] as const

const splitting: ReadonlySet<string> = new Set(['street', 'contactName'])
const several: ReadonlySet<string> = new Set(['own', 'ignore', 'tag', 'revenue'])

function ColumnNote({ column, mapping }: { column: ColumnRow; mapping: MappingState }) {
  const { t } = useTranslation(['common', 'clean'])
  if (column.field === null || column.field === 'ignore') return null
  const first = several.has(column.field) ? undefined : mapping.columns.find((each) => each.field === column.field)
  if (first && first !== column)
    return (
      <select
        aria-label={t('clean:map.joinFor', { header: column.header, first: first.header })}
        value={column.join ?? 'none'}
        onChange={(event) => mapping.join(column, event.target.value === 'none' ? null : event.target.value)}
        className={classes(
          'min-h-8 max-w-44 rounded-md border bg-surface px-1.5',
          column.join === null ? 'border-bad font-semibold text-bad-text' : 'border-edge text-ink2',
        )}
      >
        <option value="none">{t('clean:map.joinChoose')}</option>
        {joins.map(({ by, name }) => (
          <option key={name} value={by}>
            {t(`clean:map.joins.${name}`, { header: first.header })}
          </option>
        ))}
      </select>
    )
  const guess = column.confidence >= 0.85 ? 'sure' : column.confidence >= 0.6 ? 'likely' : 'unsure'
  if (column.field === 'own') return null
  const Icon = guess === 'unsure' ? CircleHelp : CircleCheck
  return (
    <span className={classes('flex items-center gap-1.5 whitespace-nowrap', guess === 'unsure' ? 'text-warn-text' : 'text-ink2')}>
      <Icon aria-hidden size={14} className={guess === 'unsure' ? undefined : 'text-ok'} />
      {t(`clean:map.guess.${guess}`)}
      {splitting.has(column.field) && <span className="text-ink3">· {t('clean:map.split')}</span>}
    </span>
  )
}

function useColumnKeys(table: React.RefObject<HTMLTableElement>, mapping: MappingState) {
  const step = (by: number) => {
    const selects = [...(table.current?.querySelectorAll<HTMLSelectElement>('select[data-place]') ?? [])]
    const row = document.activeElement?.closest('tr')
    const at = selects.findIndex((select) => select.closest('tr') === row)
    // The row takes the focus and not its select: there the letters would choose an option.
    const next = selects[at < 0 ? 0 : Math.min(selects.length - 1, Math.max(0, at + by))]?.closest('tr')
    next?.setAttribute('tabindex', '-1')
    next?.focus()
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    i: () => {
      const place = document.activeElement?.querySelector('select')?.dataset.place
      const column = mapping.columns[Number(place ?? -1)]
      if (column) mapping.choose(column, 'ignore')
    },
    e: () => document.activeElement?.querySelector('select')?.focus(),
  })
}
