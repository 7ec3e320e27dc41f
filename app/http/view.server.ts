import type { z } from 'zod'
import { log } from './log.server'

/**
 * What leaves a loader for a role that may not read everything: the view names each key, however deep, and a key it does not name stays here. That is a
 * fault of ours, logged by the names of the keys; where RONDO_STRICT_VIEWS is on, as in the tests, it is thrown, so that it never gets that far.
 * @throws Error when a value is of another kind than the view says
 */
export function shown<T>(view: z.ZodType, value: T): T {
  const read = view.safeParse(value)
  if (read.success) return value
  const surplus = read.error.issues.filter((issue) => issue.code === 'unrecognized_keys')
  const named = surplus.flatMap(({ path, keys }) => keys.map((key) => [...path, key].join('.')))
  const wrong = read.error.issues.filter((issue) => issue.code !== 'unrecognized_keys').map(({ path }) => path.join('.'))
  if (wrong.length > 0 || process.env.RONDO_STRICT_VIEWS === 'on')
    throw new Error(`not as its view says: ${[...named, ...wrong.map((path) => `${path} (of another kind)`)].join(', ')}`)
  log().error({ keys: named }, 'a loader gave more than its view shows; it was left out')
  return surplus.reduce((rest, { path, keys }) => without(rest, path, keys), value)
}

function without<T>(value: T, path: readonly PropertyKey[], keys: readonly string[]): T {
  const copy = structuredClone(value)
  const place = path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown>)[step], copy) as Record<string, unknown>
  for (const key of keys) delete place[key]
  return copy
}
