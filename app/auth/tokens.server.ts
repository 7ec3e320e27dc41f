import { createHash, createHmac, randomBytes } from 'node:crypto'
import { theSecret } from '#app/http/secret.server'

/** A token for a link, 256 random bits, with the hash that is stored in its place. The token itself is nowhere but in the link. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: tokenHashOf(token) }
}

/** The stored form of a token. Anything that cannot be a token gets a hash too, which nothing has. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** What stands for an e-mail address or a network address where only equality counts: useless without the secret. */
export function fingerprint(of: string): string {
  return createHmac('sha256', theSecret()).update(of).digest('base64url').slice(0, 32)
}
