import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, moment } from './columns'

/**
 * Logins. better-auth addresses these columns by property name. They carry no client and are read before there is an actor, so the role behind
 * db/door.ts has no rights here: only the login code reads them, over `theDb()`.
 */
const id = () => uuid().primaryKey().default(sql`gen_random_uuid()`)

export const authUser = pgTable('auth_user', {
  id: id(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  twoFactorEnabled: boolean().default(false),
  disabledAt: moment(),
  language: text().$type<'nl' | 'en'>(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
})

export const authSession = pgTable(
  'auth_session',
  {
    id: id(),
    userId: uuid().notNull(),
    token: text().notNull().unique(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    rememberMe: boolean().notNull().default(false),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [index('auth_session_user').on(t.userId)],
)

export const authAccount = pgTable(
  'auth_account',
  {
    id: id(),
    userId: uuid().notNull(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [index('auth_account_user').on(t.userId), unique('auth_account_provider').on(t.providerId, t.accountId)],
)

export const authVerification = pgTable(
  'auth_verification',
  {
    id: id(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [index('auth_verification_identifier').on(t.identifier)],
)

export const authTwoFactor = pgTable('auth_two_factor', {
  id: id(),
  userId: uuid().notNull().unique(),
  secret: text().notNull(),
  backupCodes: text().notNull(),
  verified: boolean().notNull().default(true),
  failedVerificationCount: integer().notNull().default(0),
  lockedUntil: moment(),
})

/** Attempts per window, kept here so that a restart does not reset them. Keys are hashes: no address or e-mail in clear. */
export const authRateLimit = pgTable(
  'auth_rate_limit',
  { key: text().primaryKey(), count: integer().notNull(), windowEndsAt: moment().notNull() },
  (t) => [index('auth_rate_limit_window').on(t.windowEndsAt)],
)

/** A password reset: single use by conditional update, the token stored hashed. */
export const authReset = pgTable('auth_reset', {
  tokenHash: text().primaryKey(),
  userId: uuid().notNull(),
  expiresAt: moment().notNull(),
  usedAt: moment(),
  createdAt: createdAt(),
})

/** An invitation is insert-only: accepting it makes a new login and never changes an existing one. */
export const invitation = pgTable('invitation', {
  id: uuid().primaryKey(),
  tokenHash: text().notNull().unique(),
  email: text().notNull(),
  name: text().notNull().default(''),
  kind: text().$type<'staff' | 'client'>().notNull(),
  role: text().$type<'admin' | 'manager' | 'consultant' | 'owner' | 'staff'>().notNull(),
  staffId: uuid(),
  clientId: uuid(),
  clientPersonId: uuid(),
  invitedBy: uuid(),
  expiresAt: moment().notNull(),
  acceptedAt: moment(),
  acceptedBy: uuid(),
  revokedAt: moment(),
  createdAt: createdAt(),
})
