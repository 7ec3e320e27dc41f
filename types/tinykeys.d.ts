/** The package ships its types, but its exports field hides them. */
declare module 'tinykeys' {
  export function tinykeys(
    target: Window | HTMLElement,
    bindings: Record<string, (event: KeyboardEvent) => void>,
    options?: { timeout?: number },
  ): () => void
}
