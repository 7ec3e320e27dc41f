import isEmail from 'validator/lib/isEmail'

/**
 * Whether a mail can be sent to this: one plain address, without a name, quotes, comments or a list, in ASCII. Stricter than what imports accept, because
 * what is written here goes to a mail server.
 */
export function isMailAddress(text: string): boolean {
  return isEmail(text, { allow_utf8_local_part: false, allow_display_name: false, blacklisted_chars: '"(),:;<>[\\] \\t\\r\\n' })
}

/** Whether a mail can come from this: an address, or a name of one line with the address in brackets. */
export function isSender(text: string): boolean {
  const named = /^[^<>"\r\n]{1,80} <([^<>\s]+)>$/.exec(text)
  return isMailAddress(named?.[1] ?? text)
}

/** What is known of somebody who is to receive a mail. */
export type Recipient = { id: string; name: string; email: string | null }

/** Recipients by whether a mail can reach them, so that a bad address is named before anything is sent. Each address once. */
export function sortedRecipients<Who extends Recipient>(
  people: readonly Who[],
): { good: (Who & { email: string })[]; bad: Who[]; without: Who[] } {
  const good: (Who & { email: string })[] = []
  const bad: Who[] = []
  const without: Who[] = []
  for (const person of people) {
    const email = person.email?.trim() ?? ''
    if (!email) without.push(person)
    else if (!isMailAddress(email)) bad.push(person)
    else if (!good.some((each) => each.email.toLowerCase() === email.toLowerCase())) good.push({ ...person, email })
  }
  return { good, bad, without }
}
