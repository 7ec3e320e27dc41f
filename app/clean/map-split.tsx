import { Scissors } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { DropdownMenu, MenuItem } from '#app/ui/dropdown-menu'
import type { CellPart } from '#domain/clean/split-cell'
import type { ColumnRow } from './import-screen.server'
import type { MappingState } from './use-mapping'

const marks = [
  { by: ',', name: 'comma' },
  { by: ';', name: 'semicolon' },
  { by: '/', name: 'slash' },
  { by: ' - ', name: 'dash' },
  { by: ' ', name: 'blank' },
  { by: '\n', name: 'line' },
] as const satisfies readonly { by: CellPart['by']; name: string }[]

/** Cuts a column by hand: "Jansen / Inkoper" becomes a name and a function. */
export function SplitMenu({ column, mapping }: { column: ColumnRow; mapping: MappingState }) {
  const { t } = useTranslation(['common', 'clean'])
  const of = column.part?.of ?? 1
  return (
    <DropdownMenu
      trigger={
        <Button size="sm" look="quiet" square aria-label={t('clean:map.splitBy', { header: column.header })}>
          <Scissors aria-hidden size={15} />
        </Button>
      }
    >
      {marks
        .filter(({ by }) => by !== column.part?.by)
        .map(({ by, name }) => (
          <MenuItem key={name} onSelect={() => mapping.split(column, by, 2)}>
            {t(`clean:map.splits.${name}`)}
          </MenuItem>
        ))}
      {column.part && of < 4 && (
        <MenuItem onSelect={() => mapping.split(column, column.part?.by ?? null, of + 1)}>{t('clean:map.splitMore')}</MenuItem>
      )}
      {column.part && <MenuItem onSelect={() => mapping.split(column, null, 1)}>{t('clean:map.splitNot')}</MenuItem>}
    </DropdownMenu>
  )
}
