import { createHmac } from 'node:crypto'

/**
 * The code that whoever starts Rondo reads in the terminal and types on the welcome page, so that a passer-by on the network cannot become the first
 * administrator. The same at every start, made of the secret; worth nothing once there is a user.
 */
export function setupCode(secret: string): string {
  const code = createHmac('sha256', secret).update('first administrator').digest('hex').slice(0, 12)
  return (code.match(/.{4}/g) ?? []).join('-')
}
