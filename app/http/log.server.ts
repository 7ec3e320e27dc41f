import { type DestinationStream, pino } from 'pino'

/** What never reaches the log, wherever it stands in a logged object, one or two levels deep. */
const secret = ['password', 'token', 'code', 'secret', 'cookie', 'authorization', 'backupCodes', 'newPassword', 'currentPassword']
const redact = { paths: [...secret, ...secret.map((key) => `*.${key}`), ...secret.map((key) => `*.*.${key}`)], censor: '[left out]' }

/** The program's log: one JSON line per event, without secrets. Ids and paths yes; names, notes and form fields no. */
export type Log = ReturnType<typeof makeLog>

/** @param destination where the lines go; standard output unless a test listens */
export function makeLog(level: string, destination?: DestinationStream) {
  const options = { level, redact, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }
  return destination ? pino(options, destination) : pino(options)
}

const shared = globalThis as { rondoLog?: Log }

/** The log of this process, shared by server.ts and the built app. */
export function log(): Log {
  shared.rondoLog ??= makeLog(process.env.LOG_LEVEL || 'info')
  return shared.rondoLog
}

/**
 * A path as it may be logged: tokens in capability links are left out, and so is the query, which holds what people searched for.
 * The route id of a Remix data request stays.
 */
export function loggedPath(url: string): string {
  const [path = '', query = ''] = url.split('?', 2)
  const route = new URLSearchParams(query).get('_data')
  return path.replace(/^\/(invite|reset|ics|a)\/[^/]+/, '/$1/…') + (route ? `?_data=${route}` : '')
}
