import { formSays } from '#app/http/form.server'
import { faultIn, type PasswordFault } from './password-rules'

type No = { refused: string; minutes?: number }

const words: Record<string, { key: string; field?: string; status: number }> = {
  wrong: { key: 'errors.wrong', status: 401 },
  'wrong-password': { key: 'errors.wrongPassword', field: 'password', status: 401 },
  'wrong-code': { key: 'errors.wrongCode', field: 'code', status: 401 },
  'code-expired': { key: 'errors.codeExpired', status: 401 },
  'wrong-setup-code': { key: 'errors.setupCode', field: 'code', status: 401 },
  'has-account': { key: 'errors.haveAccount', status: 409 },
}

/** A no of the login, in the words and with the status that fit it. */
export function loginSays(request: Request, { refused, minutes }: No) {
  if (minutes !== undefined) {
    const options = { values: { count: minutes }, status: 429, headers: { 'Retry-After': String(minutes * 60) } }
    return formSays(request, 'auth:errors.tooManyTries', options)
  }
  const said = words[refused]
  if (!said) throw new Error(`there are no words for the refusal ${refused}`)
  const { key, ...where } = said
  return formSays(request, `auth:${key}`, where)
}

/** What is wrong with a new password, said at its field; null when it can be taken. */
export function passwordSays(request: Request, password: string, context: readonly string[]) {
  const fault: PasswordFault | null = faultIn(password, context)
  return fault && formSays(request, `auth:errors.${fault}`, { field: 'password', status: 400 })
}
