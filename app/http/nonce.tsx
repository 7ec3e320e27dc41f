import { createContext, useContext } from 'react'

/** What belongs to one answer of the server: the nonce of its content security policy and the id of its request. */
export const AnswerContext = createContext<{ nonce: string; requestId: string | null }>({ nonce: '', requestId: null })

/**
 * The nonce for inline scripts. In the browser it is always empty, because browsers hide the attribute: server and
 * browser then agree on the markup.
 */
export function useNonce(): string {
  return useContext(AnswerContext).nonce
}

/** The id under which the log knows the load of this page. A page the browser navigated to since has no id of its own. */
export function useRequestId(): string | null {
  return useContext(AnswerContext).requestId
}
