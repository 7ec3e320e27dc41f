import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { theDb } from '#db/connection'
import { addAdmin } from '#db/login/first-admin'
import { loginEmail } from '#db/login/users'
import { hash } from './passwords.server'
import { resetLinkFor } from './resets.server'

const Asked = z.object({
  email: z.string().trim().pipe(z.email()),
  name: z.string().trim().min(1).max(120).optional(),
  firm: z.string().trim().min(1).max(120).default('Rondo'),
  reset: z.boolean(),
})

type Answer = { says: string; code: 0 | 1 }

/** What the command `create-admin` does and says. No password is ever typed on a command line: the link leads to the page where it is chosen. */
export async function createAdmin(given: Record<string, unknown>): Promise<Answer> {
  const asked = Asked.safeParse(given)
  if (!asked.success)
    return { says: `Usage: npm run create-admin -- --email nora@bureau.nl --name "Nora Jansen" [--firm "Jansen & Bos"] [--reset]`, code: 1 }
  const { email, name, firm, reset } = asked.data
  if (reset) return linkFor(email)
  if (!name) return { says: 'Say who it is: --name "Nora Jansen"', code: 1 }
  const passwordHash = await hash(randomBytes(32).toString('base64'))
  const made = await addAdmin(theDb(), { email: loginEmail(email), name, firm, passwordHash, language: null, onlyFirst: false })
  if ('refused' in made) return { says: `${email} has a login already. For a new password of that login add --reset.`, code: 1 }
  return linkFor(email)
}

async function linkFor(email: string): Promise<Answer> {
  const link = await resetLinkFor(email)
  if (!link) return { says: `${email} has no login here.`, code: 1 }
  return { says: `Choose a password for ${email} within half an hour, once:\n${link}`, code: 0 }
}
