import { z } from 'zod'
import { isSender } from '#domain/relations/mail-address'

/** How this process is set up. Made once from the environment; nothing else in app/ reads process.env for it. */
export type Settings = {
  production: boolean
  host: string
  port: number
  /** The address people type, without a slash at the end. Links in mails and redirects start with it. */
  origin: string
  /** Every origin a form may come from: `origin`, and on a machine of one's own its other loopback names. */
  origins: readonly string[]
  /** Cookies are `Secure` and `__Host-`, and HSTS is sent, only when people come over https. */
  https: boolean
  /** Behind a reverse proxy: how many of them stand in front. 0 trusts no forwarded header. */
  proxies: number
  demo: boolean
  logLevel: string
  /** The mail server; null when there is none, and mails land in the app and as files in the data folder. */
  mail: { url: string; from: string } | null
  /** The key of an account at openrouteservice; null without one. */
  travelKey: string | null
}

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  APP_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  RONDO_DEMO: z.enum(['on', 'off']).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().refine(isSender, 'give an address, or "Name <address>"').optional(),
  TRAVEL_KEY: z.string().max(500).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

/**
 * Reads the settings from an environment, usually `process.env`.
 * @throws when a variable has a value that cannot be used, naming the variable
 */
export function settingsFrom(environment: Record<string, string | undefined>): Settings {
  const read = Environment.safeParse(filled(environment))
  if (!read.success) throw new Error(`The settings cannot be used. ${z.prettifyError(read.error)}`)
  const { HOST, PORT, APP_ORIGIN, SMTP_URL, MAIL_FROM } = read.data
  if (SMTP_URL && !MAIL_FROM)
    throw new Error('The settings cannot be used. SMTP_URL is set and MAIL_FROM is not: give the address mails come from.')
  const origin = APP_ORIGIN ? new URL(APP_ORIGIN).origin : `http://localhost:${PORT}`
  return {
    production: read.data.NODE_ENV !== 'development',
    host: HOST,
    port: PORT,
    origin,
    origins: APP_ORIGIN ? [origin] : [origin, `http://127.0.0.1:${PORT}`, `http://[::1]:${PORT}`],
    https: origin.startsWith('https:'),
    proxies: read.data.TRUSTED_PROXIES,
    // The demo's passwords are known to everybody: an installation that has an address of its own is no demo unless it says so.
    demo: (read.data.RONDO_DEMO ?? (APP_ORIGIN ? 'off' : 'on')) === 'on',
    logLevel: read.data.LOG_LEVEL,
    mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null,
    travelKey: read.data.TRAVEL_KEY ?? null,
  }
}

/** The settings of this process. */
export function settings(): Settings {
  return settingsFrom(process.env)
}

// PORT= (empty) means the same as no PORT at all.
const filled = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''))
