import '@remix-run/server-runtime'

declare module '@remix-run/server-runtime' {
  /** What server.ts hands to every loader and to the entry: the nonce of this answer's content security policy, and an id that is also in the log. */
  interface AppLoadContext {
    cspNonce?: string
    requestId?: string
  }
}
