import { randomUUID } from 'node:crypto'

/**
 * A new id for a write that a page is about to offer. The loader hands it to the form as a hidden field `op`; a double click sends the same id and has
 * one effect (db/once.ts). After the write the loader runs again and the form has the next id.
 */
export function newOp(): string {
  return randomUUID()
}
