import { useState } from 'react'
import type { CardField, GroupCard } from './group-card.server'
import type { Picks } from './merge-record'

export type GroupChoice = {
  keeperId: string
  /** Ids of the members that are one; the others are left out. */
  memberIds: string[]
  fields: Picks
  sumYears: number[]
  keep: (memberId: string) => void
  toggleMember: (memberId: string) => void
  pick: (field: CardField['field'], memberId: string) => void
  /** Takes the value of the next member that has one. */
  pickNext: (field: CardField) => void
  toggleSum: (year: number) => void
  /** Whose value of a field is taken: picked, else suggested. */
  from: (field: CardField) => string
}

/** What a reviewer chose for a group so far. Untouched it is what was suggested, so that one key decides. */
export function useGroupChoice(group: GroupCard): GroupChoice {
  const [keeperId, setKeeperId] = useState(group.keeperId)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [fields, setFields] = useState<Picks>({})
  const [sumYears, setSumYears] = useState<number[]>([])
  const memberIds = group.members.map(({ id }) => id).filter((id) => !out.has(id))
  const suggested = (field: CardField) => group.members[field.from]?.id ?? keeperId
  const from = (field: CardField) => {
    const chosen = fields[field.field] ?? suggested(field)
    return memberIds.includes(chosen) ? chosen : keeperId
  }
  const pick = (field: CardField['field'], memberId: string) => setFields({ ...fields, [field]: memberId })
  return {
    keeperId,
    memberIds,
    fields: Object.fromEntries(Object.entries(fields).filter(([, id]) => memberIds.includes(id))),
    sumYears,
    keep: (memberId) => {
      setKeeperId(memberId)
      setOut(new Set([...out].filter((id) => id !== memberId)))
    },
    toggleMember: (memberId) => {
      if (memberId === keeperId || (memberIds.length === 2 && !out.has(memberId))) return
      const next = new Set(out)
      if (!next.delete(memberId)) next.add(memberId)
      setOut(next)
    },
    pick,
    pickNext: (field) => {
      const filled = group.members.filter(({ id }, at) => memberIds.includes(id) && field.texts[at] !== '').map(({ id }) => id)
      const next = filled[(filled.indexOf(from(field)) + 1) % Math.max(1, filled.length)]
      if (next) pick(field.field, next)
    },
    toggleSum: (year) => setSumYears(sumYears.includes(year) ? sumYears.filter((each) => each !== year) : [...sumYears, year]),
    from,
  }
}
