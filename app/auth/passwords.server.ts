import { hashPassword, verifyPassword } from 'better-auth/crypto'

// scrypt takes 32 MB and a thread each time; two at a time leave room for everybody else when many log in at once.
const atOnce = 2

let busy = 0
const waiting: (() => void)[] = []

/** Hashes a password with better-auth's scrypt (N 2^14, r 16, p 1, a random salt). Two at a time. */
export function hash(password: string): Promise<string> {
  return inTurn(() => hashPassword(password))
}

/** Whether a password belongs to a hash. Takes as long for a wrong one. */
export function verify({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  return inTurn(() => verifyPassword({ hash, password }))
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= atOnce) await new Promise<void>((resolve) => void waiting.push(resolve))
  else busy++
  try {
    return await work()
  } finally {
    // The place goes straight to whoever waits longest, or becomes free.
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}
