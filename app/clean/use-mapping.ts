import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import type { Refused } from '#app/http/refusal.server'
import type { CustomerField, Mapping } from '#domain/clean/columns'
import type { RuleId } from '#domain/clean/rules'
import type { ColumnRow, ImportScreen } from './import-screen.server'

export type MappingState = {
  columns: ColumnRow[]
  /** Why this mapping cannot be used, translated; null when it can. */
  refusal: string | null
  busy: boolean
  choose: (column: number, field: CustomerField) => void
  setYear: (column: number, year: number | null) => void
  join: (column: number, join: string | null) => void
  switchRule: (rule: RuleId, on: boolean) => void
}

/** The mapping as somebody is changing it. Every change is kept at once and the page shows what it does. */
export function useMapping({ file, columns: stored, country, rules, campaignId }: ImportScreen & { campaignId: string }): MappingState {
  const fetcher = useFetcher<Refused | { saved: true }>()
  const [columns, setColumns] = useState(stored)

  function keep(changed: ColumnRow[], changedRules = rules) {
    setColumns(changed)
    const switchedOff = Object.fromEntries(changedRules.filter(({ on }) => !on).map(({ id }) => [id, false]))
    const fields = { mapping: JSON.stringify(mappingOf(changed, country)), rules: JSON.stringify(switchedOff) }
    fetcher.submit(fields, { method: 'post', action: `/campaigns/${campaignId}/clean/import/${file.id}/mapping` })
  }
  const change = (column: number, to: Partial<ColumnRow>) =>
    keep(columns.map((each) => (each.column === column ? { ...each, ...to } : each)))
  return {
    columns,
    refusal: fetcher.state === 'idle' && fetcher.data && 'refused' in fetcher.data ? fetcher.data.message : null,
    busy: fetcher.state !== 'idle',
    choose: (column, field) => change(column, { field, join: null, confidence: 1 }),
    setYear: (column, year) => change(column, { year }),
    join: (column, join) => change(column, { join }),
    switchRule: (rule, on) =>
      keep(
        columns,
        rules.map((each) => (each.id === rule ? { ...each, on } : each)),
      ),
  }
}

function mappingOf(columns: readonly ColumnRow[], country: string | null): Mapping {
  return {
    columns: columns.flatMap(({ column, header, field, year, join, kind }) =>
      field === null ? [] : [{ column, header, field, year, join, kind }],
    ),
    dropped: columns.flatMap(({ column, header, field }) =>
      field === null ? [{ column, header, reason: 'citizen-number' as const }] : [],
    ),
    fixed: country ? { country } : {},
  }
}
