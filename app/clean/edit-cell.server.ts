import type { SameFix } from '#app/clean/worker/asked'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { saveEdits } from '#db/imports'
import { isWrong } from '#domain/clean/finding'
import { type CleanRow, cleanRow } from '#domain/clean/preview'
import type { Actor } from '#domain/relations/actor'
import { askReader, type TooHeavy } from './import-worker.server'
import { type OpenImport, openImport, withStoredFile } from './read-import.server'

export type EditRefusal = TooHeavy | { refused: 'not-found' } | { refused: 'taken-in' } | { refused: 'no-such-row' }

/** One way of fixing: this check on this field, with this text in it, becomes that; `asProposed` when that is what the check proposed. */
export type SameWay = SameFix & { rows: number }

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
  const opened = openForEdits(await withActor(theDb(), actor, (tx) => openImport(tx, importId)))
  if ('refused' in opened) return opened
  const { shape, mapping, rules } = opened
  return withStoredFile(actor, opened.file, async (path) => {
    const cells = await askReader({ kind: 'row', path, shape, line: edit.line })
    if (cells === null) return { refused: 'no-such-row' } as const
    if ('refused' in cells) return cells
    const row = { line: edit.line, cells }
    const saved = await withActor(theDb(), actor, async (tx) => {
      const now = openForEdits(await openImport(tx, importId, { lock: true }))
      if ('refused' in now) return now
      await saveEdits(tx, now.file, [{ line: row.line, raw: cells, field: edit.field, value: edit.value }])
      return now
    })
    if ('refused' in saved) return saved
    const typedBefore = saved.edits.get(edit.line) ?? {}
    const before = cleanRow(row, shape.columns, mapping, rules, typedBefore)
    const after = cleanRow(row, shape.columns, mapping, rules, { ...typedBefore, [edit.field]: edit.value })
    const wrong = before.findings.find((finding) => isWrong(finding, edit.field))
    if (!wrong || after.findings.some((finding) => isWrong(finding, edit.field))) return { row: after, sameWay: null }
    // Rows that have the very same text wrong get the same value; where the fix was what was proposed, all others get what is proposed for them.
    const fix = { field: edit.field, rule: wrong.rule, wrong: wrong.value, value: edit.value, asProposed: wrong.proposal === edit.value }
    const fixes = await fixesIn(saved, path, fix)
    const rows = 'refused' in fixes ? 0 : fixes.filter(({ line }) => line !== edit.line).length
    return { row: after, sameWay: rows > 0 ? { ...fix, rows } : null }
  })
}

/** Fixes all rows that have the same thing wrong in the same way. @returns how many rows were changed */
export async function fixSameWay(actor: Actor, importId: string, fix: SameFix): Promise<{ fixed: number } | EditRefusal> {
  const opened = openForEdits(await withActor(theDb(), actor, (tx) => openImport(tx, importId)))
  if ('refused' in opened) return opened
  const fixes = await withStoredFile(actor, opened.file, (path) => fixesIn(opened, path, fix))
  if ('refused' in fixes) return fixes.refused === 'too-heavy' ? fixes : { fixed: 0 }
  return withActor(theDb(), actor, async (tx) => {
    const now = openForEdits(await openImport(tx, importId, { lock: true }))
    if ('refused' in now) return now
    const edits = fixes.map(({ line, raw, value }) => ({ line, raw, field: fix.field, value }))
    if (edits.length > 0) await saveEdits(tx, now.file, edits)
    return { fixed: edits.length }
  })
}

function fixesIn({ shape, mapping, rules, edits }: OpenImport, path: string, fix: SameFix) {
  return askReader({ kind: 'fixes', path, shape, mapping, rules, edits, fix })
}

function openForEdits(opened: OpenImport | null): OpenImport | { refused: 'not-found' } | { refused: 'taken-in' } {
  if (!opened) return { refused: 'not-found' }
  return opened.file.state === 'uploaded' || opened.file.state === 'mapped' ? opened : { refused: 'taken-in' }
}
