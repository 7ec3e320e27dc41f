import type { CustomerField, MappedColumn, Mapping, MappingRefusal } from './columns'

/** Fields that any number of columns may become; of `revenue` one for each year. */
const severalAllowed: ReadonlySet<CustomerField> = new Set(['own', 'ignore', 'tag'])

/**
 * Whether this mapping can be used on a file with these columns; null when it can. Two columns for one field need a join on the later one, and
 * some column must give a name: the organisation's or a person's.
 */
export function refusalOf(mapping: Mapping, columns: readonly string[]): MappingRefusal | null {
  const outside = mapping.columns.find(({ column }) => column >= columns.length)
  if (outside) return { refused: 'column-not-in-file', header: outside.header }
  for (const [key, taken] of grouped(mapping.columns)) {
    const clash = taken.slice(1).some((column) => column.join === null)
    if (clash && !severalAllowed.has(key.field))
      return { refused: 'two-columns-one-field', field: key.field, headers: taken.map(({ header }) => header) }
  }
  const named = mapping.columns.some(({ field }) => field === 'name' || field === 'contactName' || field === 'contactLastName')
  return named ? null : { refused: 'no-name-column' }
}

function grouped(columns: readonly MappedColumn[]): [{ field: CustomerField }, MappedColumn[]][] {
  const groups = new Map<string, MappedColumn[]>()
  for (const column of columns) {
    const key = column.field === 'revenue' ? `revenue ${column.year}` : column.field
    groups.set(key, [...(groups.get(key) ?? []), column])
  }
  return [...groups.values()].map((taken) => [{ field: (taken[0] as MappedColumn).field }, taken])
}
