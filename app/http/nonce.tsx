import { createContext, useContext } from 'react'
import type { RoadDocument } from '#app/road/page/road-document'

interface Answer {
  nonce: string
  requestId: string | null
  /** The page that was asked for. */
  pathname: string
  /** Set when this is the page of the day, which comes to life by itself; only ever on the server. */
  road?: RoadDocument | null
}

/** What belongs to one answer of the server: the nonce of its content security policy and the id of its request. */
export const AnswerContext = createContext<Answer>({ nonce: '', requestId: null, pathname: '' })

/**
 * The nonce for inline scripts. In the browser it is always empty, because browsers hide the attribute: server and
 * browser then agree on the markup.
 */
export function useNonce(): string {
  return useContext(AnswerContext).nonce
}

/** What the page of the day carries; null on every other page, and in the browser. */
export function useRoadDocument(): RoadDocument | null {
  return useContext(AnswerContext).road ?? null
}

/** The id under which the log knows the load of this page, for the page that was loaded: one the browser went to since has none. */
export function useRequestId(pathname?: string): string | null {
  const answer = useContext(AnswerContext)
  return pathname === undefined || pathname === answer.pathname ? answer.requestId : null
}
