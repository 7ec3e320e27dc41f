import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import type { Refused } from '#app/http/refusal.server'
import type { CustomerField, Mapping } from '#domain/clean/columns'
import type { RuleId } from '#domain/clean/rules'
import type { CellPart } from '#domain/clean/split-cell'
import type { ColumnRow, ImportScreen } from './import-screen.server'

export type MappingState = {
  columns: ColumnRow[]
  /** Values that hold for every row. */
  fixed: Mapping['fixed']
  /** Why this mapping cannot be used, translated; null when it can. */
  refusal: string | null
  busy: boolean
  choose: (column: ColumnRow, field: CustomerField) => void
  setYear: (column: ColumnRow, year: number | null) => void
  join: (column: ColumnRow, join: string | null) => void
  /** Cuts a column in so many parts, which each become something of their own; `null` makes it one again. */
  split: (column: ColumnRow, by: CellPart['by'] | null, of: number) => void
  /** A value for every row; an empty one takes it away. */
  fix: (field: CustomerField, value: string) => void
  switchRule: (rule: RuleId, on: boolean) => void
}

/** The mapping as somebody is changing it. Every change is kept at once and the page shows what it does. */
export function useMapping({
  file,
  columns: stored,
  fixed: storedFixed,
  rules,
  campaignId,
}: ImportScreen & { campaignId: string }): MappingState {
  const fetcher = useFetcher<Refused | { saved: true }>()
  const [columns, setColumns] = useState(stored)
  const [fixed, setFixed] = useState(storedFixed)

  function keep(changed: ColumnRow[], { rules: changedRules = rules, fixed: changedFixed = fixed } = {}) {
    setColumns(changed)
    setFixed(changedFixed)
    const switchedOff = Object.fromEntries(changedRules.filter(({ on }) => !on).map(({ id }) => [id, false]))
    const fields = { mapping: JSON.stringify(mappingOf(changed, changedFixed)), rules: JSON.stringify(switchedOff) }
    fetcher.submit(fields, { method: 'post', action: `/campaigns/${campaignId}/clean/import/${file.id}/mapping` })
  }
  const change = (column: ColumnRow, to: Partial<ColumnRow>) => keep(columns.map((each) => (each === column ? { ...each, ...to } : each)))
  return {
    columns,
    fixed,
    refusal: fetcher.state === 'idle' && fetcher.data && 'refused' in fetcher.data ? fetcher.data.message : null,
    busy: fetcher.state !== 'idle',
    choose: (column, field) => change(column, { field, join: null, confidence: 1 }),
    setYear: (column, year) => change(column, { year }),
    join: (column, join) => change(column, { join }),
    split: (column, by, of) => {
      const parts = columns.filter((each) => each.column === column.column)
      const [first = column] = parts
      const whole = { ...first, part: null, header: first.header, confidence: 1 }
      const cut = by
        ? Array.from({ length: of }, (_, at) => ({
            ...(parts[at] ?? { ...whole, field: 'own' as const, join: null, year: null }),
            header: at === 0 ? first.header : `${first.header} (${at + 1})`,
            part: { by, at, of },
          }))
        : [whole]
      keep(columns.flatMap((each) => (each.column !== column.column ? [each] : each === first ? cut : [])))
    },
    fix: (field, value) => {
      const { [field]: _, ...others } = fixed
      keep(columns, { fixed: value ? { ...others, [field]: value } : others })
    },
    switchRule: (rule, on) => keep(columns, { rules: rules.map((each) => (each.id === rule ? { ...each, on } : each)) }),
  }
}

function mappingOf(columns: readonly ColumnRow[], fixed: Mapping['fixed']): Mapping {
  return {
    columns: columns.flatMap(({ column, header, field, year, join, kind, part }) =>
      field === null ? [] : [{ column, header, field, year, join, kind, ...(part ? { part } : {}) }],
    ),
    dropped: columns.flatMap(({ column, header, field }) =>
      field === null ? [{ column, header, reason: 'citizen-number' as const }] : [],
    ),
    fixed,
  }
}
