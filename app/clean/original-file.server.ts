import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { importOf, piecesOf } from '#db/imports'
import type { Actor } from '#domain/relations/actor'

/** A file exactly as the client sent it. Null when the actor sees no such file, or it holds a column that may not be kept. */
export async function originalFile(actor: Actor, importId: string): Promise<{ name: string; bytes: Buffer } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const file = await importOf(tx, importId)
    if (!file?.goesOut) return null
    const pieces: Buffer[] = []
    for await (const piece of piecesOf(tx, file)) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    await record(tx, {
      action: 'import.handed-out',
      object: 'import',
      objectId: importId,
      clientId: file.clientId,
      detail: { bytes: bytes.length },
    })
    return { name: file.fileName, bytes }
  })
}
