/** Gives each different text a small whole number, 0 for an empty one, so that equal texts compare as equal numbers. */
export class Interned {
  readonly texts: string[] = ['']
  private readonly ids = new Map<string, number>()

  idOf(text: string): number {
    if (!text) return 0
    const known = this.ids.get(text)
    if (known !== undefined) return known
    const id = this.texts.length
    this.ids.set(text, id)
    this.texts.push(text)
    return id
  }

  textOf(id: number): string {
    return this.texts[id] as string
  }

  get size(): number {
    return this.texts.length
  }
}

/** The texts of all records as numbers, and how many records hold each. */
export type Column = { ids: Int32Array; values: Interned; counts: Int32Array; filled: number }

/** Interns one text per record and counts how many records hold each. */
export function columnOf(texts: readonly string[], values = new Interned()): Column {
  const ids = Int32Array.from(texts, (text) => values.idOf(text))
  const counts = new Int32Array(values.size)
  let filled = 0
  for (const id of ids) {
    if (id === 0) continue
    counts[id] = (counts[id] as number) + 1
    filled++
  }
  return { ids, values, counts, filled }
}

/** A 32-bit hash of a text within one blocking pass, so that the passes do not mix. */
export function hashOf(pass: number, text: string): number {
  let hash = Math.imul(pass + 7, 0x9e3779b1) | 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 13
  return hash >>> 0
}
