/** The headers that the edge writes over whatever a sender put there, so that everything behind it may believe them. */
export const ourHeaders = { requestId: 'x-rondo-request', address: 'x-rondo-address' } as const

/** The network address a request came from; empty when it did not come through the edge. */
export function addressOf(request: Request): string {
  return request.headers.get(ourHeaders.address) ?? ''
}
