import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { saveEdits } from '#db/imports'
import type { Finding } from '#domain/clean/finding'
import { type CleanRow, cleanRow, cleanTable } from '#domain/clean/preview'
import type { Actor } from '#domain/relations/actor'
import { type OpenImport, openImport } from './read-import.server'

export type EditRefusal = { refused: 'not-found' } | { refused: 'taken-in' } | { refused: 'no-such-row' }

/**
 * Types over a value of one row before it is taken in; the file itself stays as it came. An empty value takes the value away.
 * @param edit.field the field the value belongs to, as domain/clean names its edits: 'postcode', 'own:Header', 'revenue:2024'
 * @returns the row as it is now, and how many other rows have the same thing wrong and could be fixed the same way
 */
export async function editCell(
  actor: Actor,
  importId: string,
  edit: { line: number; field: string; value: string },
): Promise<{ row: CleanRow; sameWay: SameWay | null } | EditRefusal> {
  return withActor(theDb(), actor, async (tx) => {
    const opened = openForEdits(await openImport(tx, importId, { lock: true }))
    if ('refused' in opened) return opened
    const { file, table, mapping, rules, edits } = opened
    const row = table.rows.find(({ line }) => line === edit.line)
    if (!row) return { refused: 'no-such-row' } as const
    const typedBefore = edits.get(edit.line) ?? {}
    const before = cleanRow(row, table.columns, mapping, rules, typedBefore)
    const after = cleanRow(row, table.columns, mapping, rules, { ...typedBefore, [edit.field]: edit.value })
    await saveEdits(tx, file, [{ line: row.line, raw: row.cells, field: edit.field, value: edit.value }])
    const wrong = before.findings.find((finding) => isWrong(finding, edit.field))
    const fixed = wrong && !after.findings.some((finding) => isWrong(finding, edit.field))
    return { row: after, sameWay: fixed ? sameWayOf(opened, edit, wrong) : null }
  })
}

/** Whether something malformed was found in the field of an edit; amounts are edited per year: 'revenue:2024'. */
export function isWrong({ kind, field }: Finding, editField: string): boolean {
  return kind === 'malformed' && field === editField.split(':')[0]
}

/** One way of fixing: this check on this field, with this text in it, becomes that; `asProposed` when that is what the check proposed. */
export type SameWay = { field: string; rule: string; wrong: string; value: string; asProposed: boolean; rows: number }

/** Rows that have the very same text wrong get the same value; where the fix was what was proposed, all others get what is proposed for them. */
function sameWayOf(opened: OpenImport, edit: { line: number; field: string; value: string }, wrong: Finding): SameWay | null {
  const asked = { field: edit.field, rule: wrong.rule, wrong: wrong.value, value: edit.value, asProposed: wrong.proposal === edit.value }
  const rows = fixesLike(opened, asked).filter(({ line }) => line !== edit.line).length
  return rows > 0 ? { ...asked, rows } : null
}

function fixesLike(
  { table, mapping, rules, edits }: OpenImport,
  asked: Omit<SameWay, 'rows'>,
): { line: number; raw: string[]; value: string }[] {
  const preview = cleanTable(table, mapping, rules, edits)
  if ('refused' in preview) return []
  const raw = new Map(table.rows.map(({ line, cells }) => [line, cells]))
  return preview.rows.flatMap(({ line, findings }) => {
    const found = findings.find((finding) => isWrong(finding, asked.field) && finding.rule === asked.rule)
    if (!found) return []
    const value = found.value === asked.wrong ? asked.value : asked.asProposed ? found.proposal : undefined
    return value === undefined ? [] : [{ line, raw: raw.get(line) ?? [], value }]
  })
}

/** Fixes all rows that have the same thing wrong in the same way. @returns how many rows were changed */
export async function fixSameWay(actor: Actor, importId: string, asked: Omit<SameWay, 'rows'>): Promise<{ fixed: number } | EditRefusal> {
  return withActor(theDb(), actor, async (tx) => {
    const opened = openForEdits(await openImport(tx, importId, { lock: true }))
    if ('refused' in opened) return opened
    const fixes = fixesLike(opened, asked)
    if (fixes.length > 0)
      await saveEdits(
        tx,
        opened.file,
        fixes.map(({ line, raw, value }) => ({ line, raw, field: asked.field, value })),
      )
    return { fixed: fixes.length }
  })
}

function openForEdits(opened: OpenImport | null): OpenImport | { refused: 'not-found' } | { refused: 'taken-in' } {
  if (!opened) return { refused: 'not-found' }
  return opened.file.state === 'uploaded' || opened.file.state === 'mapped' ? opened : { refused: 'taken-in' }
}
