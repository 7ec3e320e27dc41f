import { createContext, useContext } from 'react'

/** What only the server knows while it renders: the nonce of the content security policy and the id of this request. */
export const AnswerContext = createContext<{ nonce: string; requestId: string | null }>({ nonce: '', requestId: null })

/**
 * The nonce for inline scripts. In the browser it is always empty, because browsers hide the attribute: server and
 * browser then agree on the markup.
 */
export function useNonce(): string {
  return useContext(AnswerContext).nonce
}

/** The id under which the log knows this page load; null after a navigation in the browser. */
export function useRequestId(): string | null {
  return useContext(AnswerContext).requestId
}
