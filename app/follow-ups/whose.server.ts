import type { Whose } from './read.server'

/** Whose list is asked for in the address: one's own unless it says all. */
export function whoseOf(request: Request): Whose {
  return new URL(request.url).searchParams.get('whose') === 'all' ? 'all' : 'mine'
}
