import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { rememberTemplate, saveMapping as store } from '#db/imports'
import type { MappedColumn, Mapping, MappingRefusal } from '#domain/clean/columns'
import { refusalOf } from '#domain/clean/mapping-check'
import type { Rules } from '#domain/clean/rules'
import type { Actor } from '#domain/relations/actor'
import { openImport } from './read-import.server'
import { headerKeyOf } from './upload-file.server'

/**
 * Keeps what the columns of a file become and which rules are on, for this file and as the client's template for the next one with the same header.
 * Sending it twice is harmless. A mapping that cannot be used is kept for the file all the same, so that the screen shows what is wrong with it.
 */
export async function saveMapping(
  actor: Actor,
  importId: string,
  { mapping, rules }: { mapping: Mapping; rules: Rules },
): Promise<{ saved: true } | MappingRefusal | { refused: 'not-found' } | { refused: 'taken-in' }> {
  return withActor(theDb(), actor, async (tx) => {
    const opened = await openImport(tx, importId, { lock: true })
    if (!opened) return { refused: 'not-found' } as const
    const { file, shape, seen } = opened
    if (file.state !== 'uploaded' && file.state !== 'mapped') return { refused: 'taken-in' } as const
    const named = withHeadersOf(mapping, shape.columns)
    await store(tx, importId, { ...named, seen }, rules)
    const refusal = refusalOf(named, shape.columns)
    if (refusal) return refusal
    await rememberTemplate(tx, file.clientId, headerKeyOf(shape), { mapping: named, rules })
    return { saved: true } as const
  })
}

/** The header of a column is what the file says, whatever a form sent; the second part of a cut column has a number behind it. */
function withHeadersOf(mapping: Mapping, headers: readonly string[]): Mapping {
  const headerOf = ({ column, header, part }: MappedColumn) => {
    const told = headers[column] ?? header
    return part && part.at > 0 ? `${told} (${part.at + 1})` : told
  }
  return { ...mapping, columns: mapping.columns.map((column) => ({ ...column, header: headerOf(column) })) }
}
