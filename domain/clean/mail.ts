import isEmail from 'validator/lib/isEmail'
import { foldText, tidyBlanks } from './text'

export type MailReading = { address: string } | { unreadable: string; proposal?: string }

/**
 * The mail addresses in one cell, in lower case: "mailto:", blanks, a comma for a point and common slips in known domains ("gmial.com", ".ln")
 * are mended. What is no address comes back as it stood.
 */
export function readMails(cell: string): MailReading[] {
  if (isPlainMail(cell)) return [{ address: cell }]
  const text = tidyBlanks(cell)
  if (!text) return []
  if (text.length > longestCell) return [{ unreadable: text }]
  return text
    .split(/\s*[;|]\s*|\s*,\s*(?=\S+@)|\s+\/\s+|\s+(?:en|of|or)\s+|(?<=@\S+\.\w{2,})\s+(?=\S+@)/i)
    .filter(Boolean)
    .map(readMail)
}

/** One address, written as it should be: most cells are no more, and all that is mended below would leave them as they are. */
function isPlainMail(cell: string): boolean {
  return cell.length <= 64 && plainMail.test(cell) && !(cell.slice(cell.indexOf('@') + 1) in slips)
}

const plainMail = /^[a-z\d]+(?:[._-][a-z\d]+)*@(?:[a-z\d]+(?:-[a-z\d]+)*\.)+(?!(?:ln|nll|con|cmo|vom)$)[a-z]{2,}$/

/** A longer cell holds no mail addresses; it is not looked into, so that no text can keep the reader busy. */
const longestCell = 500

/** One written address, mended and in lower case. */
export function readMail(text: string): MailReading {
  const bare = foldText(text.replace(/^.*<([^<>]+)>.*$/, '$1'))
    .replace(/^mailto:/, '')
    .replace(/\s*@\s*/g, '@')
    .replace(/\s*\(at\)\s*|\s*\[at\]\s*/g, '@')
    .replace(/,(?=[a-z]{2,4}$)/, '.')
    .replace(/\s+/g, '')
    .replace(/^[.'"(]+|[.,'")]+$/g, '')
  const at = bare.lastIndexOf('@')
  if (at < 1) return { unreadable: text }
  const address = `${bare.slice(0, at)}@${mendedDomain(bare.slice(at + 1))}`
  return isEmail(address, { allow_utf8_local_part: false }) ? { address } : { unreadable: text }
}

/** "https://www.Bakker.nl/" → "www.bakker.nl"; null when it is no web address. */
export function readWebsite(text: string): string | null {
  if (plainWebsite.test(text)) return text
  const bare = tidyBlanks(text)
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^h?t?tps?:?\/\/+/, '')
    .replace(/^www[.,](?=\S)/, 'www.')
    .replace(/,(?=[a-z]{2,4}(\/|$))/, '.')
    .replace(/\/+$/, '')
  return /^([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(:\d+)?([/?#]\S*)?$/.test(bare) && !bare.includes('@') ? bare : null
}

/** Most cells hold this and no more: it stays as it is. */
const plainWebsite = /^(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/

function mendedDomain(domain: string): string {
  return (
    slips[domain] ??
    domain
      .replace(/\.(ln|n1|nll|ml1)$/, '.nl')
      .replace(/\.(con|cmo|vom|c0m)$/, '.com')
      .replace(/\.\.+/g, '.')
  )
}

const slips: Record<string, string> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.nl': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gnail.com': 'gmail.com',
  'gmail.con': 'gmail.com',
  'hotmai.com': 'hotmail.com',
  'hotmial.com': 'hotmail.com',
  'homail.com': 'hotmail.com',
  'hotmail.con': 'hotmail.com',
  'hotmal.com': 'hotmail.com',
  'outlok.com': 'outlook.com',
  'outloo.com': 'outlook.com',
  'yaho.com': 'yahoo.com',
  'ziggo.n': 'ziggo.nl',
  'zigo.nl': 'ziggo.nl',
  'kpnmail.n': 'kpnmail.nl',
}

/** Mail domains anyone can have an address at: they say nothing about the organisation. */
export const freeMailDomains = new Set(
  'gmail.com,googlemail.com,hotmail.com,hotmail.nl,yahoo.com,yahoo.nl,ziggo.nl,kpnmail.nl,kpnplanet.nl,outlook.com,xs4all.nl,planet.nl,live.nl,live.com,icloud.com,home.nl,upcmail.nl,casema.nl,hetnet.nl,tele2.nl,chello.nl,quicknet.nl,zonnet.nl,me.com,msn.com,telfort.nl,online.nl,solcon.nl,caiway.nl,wanadoo.nl,tiscali.nl,freeler.nl,versatel.nl,12move.nl,zeelandnet.nl,gmx.net,gmx.de,web.de,aol.com,proton.me,protonmail.com,mail.com,telenet.be,skynet.be'.split(
    ',',
  ),
)

/** Mailboxes of an office, not of a person. */
export const officeMailbox =
  /^(info|contact|administratie|verkoop|post|sales|office|mail|admin|receptie|service|support|hello|hallo|inkoop|boekhouding|facturen|factuur|secretariaat|bestuur|algemeen|planning|balie|klantenservice|welkom|kantoor|directie|team|debiteuren|crediteuren|finance|invoice|hr|marketing|webmaster|noreply|no-reply)\d*$/
