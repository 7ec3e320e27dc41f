/**
 * Texts in UTF-8, one behind another, in one block outside the heap: a batch that grows there is not swept over and over, as one long text would be. What is
 * handed over can be moved to another thread.
 */
export function lineBuffer(expected: number) {
  let bytes = Buffer.allocUnsafeSlow(expected)
  let end = 0
  function makeRoom(text: string) {
    // No character of a text takes more than three bytes.
    const needed = end + text.length * 3
    if (needed <= bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, bytes.length * 2))
    bytes.copy(larger, 0, 0, end)
    bytes = larger
  }
  return {
    /** How many bytes are there. */
    length: () => end,
    /** Writes a text at the end. */
    add(text: string): void {
      makeRoom(text)
      end += bytes.write(text, end)
    },
    /** The bytes from `from` on, until the next change. */
    since: (from: number) => ({ bytes, from, to: end }),
    /** Takes back all from `to` on. */
    back(to: number): void {
      end = to
    },
    /** Hands over what is there, and begins anew. */
    taken(): Uint8Array {
      const full = bytes.subarray(0, end)
      bytes = Buffer.allocUnsafeSlow(expected)
      end = 0
      return full
    },
  }
}
