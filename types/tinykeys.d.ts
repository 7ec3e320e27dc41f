/** The package ships its types, but its exports field hides them. */
declare module 'tinykeys' {
  export function createKeybindingsHandler(
    bindings: Record<string, (event: KeyboardEvent) => void>,
    options?: { timeout?: number },
  ): (event: KeyboardEvent) => void
}
