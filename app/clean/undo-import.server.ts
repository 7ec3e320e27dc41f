import { now } from '#app/http/clock.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { Undo, withActor } from '#db/door'
import { lostByUndo, removeCustomersOf, takeApartFromOthers, type Uses, usesOfImport } from '#db/import-undo'
import { checkedAsSets } from '#db/import-write'
import { importOf, markUndone, discard as putAside } from '#db/imports'
import { undoDays } from '#db/merge-undo'
import type { Actor } from '#domain/relations/actor'

export type UndoImportRefusal =
  | { refused: 'not-found' }
  | { refused: 'not-taken-in' }
  | { refused: 'too-old'; days: number }
  /** People worked with these customers since: called, visited, wrote. */
  | ({ refused: 'in-use' } & Uses)

/** From so many customers on, references are checked as sets. */
const manyCustomers = 2_000

/**
 * Takes a whole import back: its customers and all that came with them go, merges with other customers are undone first. Only while nobody worked with
 * them, and for thirty days. Asking twice is harmless.
 */
export async function undoImport(actor: Actor, importId: string): Promise<{ removed: number } | UndoImportRefusal> {
  return withActor(theDb(), actor, async (tx) => {
    const file = await importOf(tx, importId, { lock: true })
    if (!file) return { refused: 'not-found' } as const
    if (file.state === 'undone') return { removed: 0 }
    if (file.state !== 'taken-in' || !file.takenInAt) return { refused: 'not-taken-in' } as const
    const at = now()
    if (Date.parse(at) - Date.parse(file.takenInAt) > undoDays * 86_400_000) return { refused: 'too-old', days: undoDays } as const
    const uses = await usesOfImport(tx, file)
    if (Object.values(uses).some((count) => count > 0)) return { refused: 'in-use', ...uses } as const
    if (!(await takeApartFromOthers(tx, file, at))) throw new Undo({ refused: 'too-old', days: undoDays })
    const remove = () => removeCustomersOf(tx, file)
    const removed =
      (file.counts.customers ?? 0) > manyCustomers ? await checkedAsSets(tx, await lostByUndo(tx, file.clientId), remove) : await remove()
    await markUndone(tx, importId, at)
    await record(tx, {
      action: 'import.undone',
      object: 'customer_import',
      objectId: importId,
      clientId: file.clientId,
      detail: { removed },
    })
    return { removed }
  })
}

/** Puts a file aside that was not taken in. */
export async function discardImport(
  actor: Actor,
  importId: string,
): Promise<{ discarded: true } | { refused: 'not-found' } | { refused: 'taken-in' }> {
  return withActor(theDb(), actor, async (tx) => {
    const file = await importOf(tx, importId, { lock: true })
    if (!file) return { refused: 'not-found' } as const
    if (file.state === 'taken-in' || file.state === 'undone') return { refused: 'taken-in' } as const
    if (file.state !== 'discarded') {
      await putAside(tx, importId)
      await record(tx, { action: 'import.discarded', object: 'customer_import', objectId: importId, clientId: file.clientId })
    }
    return { discarded: true } as const
  })
}
