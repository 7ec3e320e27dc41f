import { execFile } from 'node:child_process'
import { canariesIn } from './canaries'
import { type Cell, kindsOfCampaign, seesBoth, slotsOf } from './cells'
import type { Office } from './people'

/** What came back, as words. */
export type Answer = { status: number; location: string | null; headers: string; text: string }

/** What is wrong with an answer, in a sentence; null when it is as it should be. */
export type Fault = { kind: 'leak' | 'broken' | 'let-in' | 'shut-out'; says: string } | null

/** Judges the answer to one request. */
export function verdict(office: Office, cell: Cell, answer: Answer): Fault {
  if (answer.status >= 500) return { kind: 'broken', says: `answered ${answer.status}` }
  const seen = canariesSeen(office, cell, answer)
  if (seen.length > 0) return { kind: 'leak', says: `shows ${seen.join(', ')}` }
  if (!mayAsk(cell)) return isRefused(cell, answer) ? null : { kind: 'let-in', says: `answered ${answer.status} ${answer.location ?? ''}` }
  if (cell.variant === 'own' || cell.variant === 'draft') return isHelped(cell, answer)
  if (isForeignObject(cell) && answer.status < 400 && !staysThere(cell, answer))
    return { kind: 'let-in', says: `answered ${answer.status} ${answer.location ?? ''} for an id that is not theirs` }
  return null
}

/** Whether a cell belongs to the positive half: it must be answered, with words of one's own client. */
export const isPositive = (cell: Cell) => cell.variant === 'own' && mayAsk(cell) && !isOpen(cell)

export const mayAsk = ({ line, visitor, variant }: Cell) =>
  line.who.includes(visitor.role) && !(variant === 'draft' && line.releasedOnly?.includes(visitor.role))
const isOpen = ({ line }: Cell) => line.who.includes('anonymous')

function canariesSeen({ ids }: Office, { visitor, url, body }: Cell, { headers, text }: Answer): string[] {
  const asked = `${url} ${body instanceof URLSearchParams ? body : ''}`
  const said = `${headers}\n${text}`
  const marks = [...canariesIn(said)].filter((mark) => {
    if (mark === 'S') return !['admin', 'manager', 'consultant'].includes(visitor.role)
    if (mark === 'P') return !['admin', 'manager'].includes(visitor.role)
    return !visitor.sees.some((letter) => letter === mark)
  })
  const strangers = (['A', 'B', 'C'] as const).filter((letter) => !visitor.sees.includes(letter))
  const foreignIds = strangers.flatMap((letter) =>
    Object.entries(ids[letter]).flatMap(([kind, id]) =>
      isOf(letter, kind) && said.includes(id) && !asked.includes(id) ? [`the id of a ${kind} of ${letter}`] : [],
    ),
  )
  return [...marks.map((mark) => `words of ${mark}`), ...foreignIds]
}

// A dossier names the calls and visits of every campaign; nothing else of a campaign stands outside it.
function isOf(letter: string, kind: string): boolean {
  if (letter !== 'C') return kind !== 'staff'
  return kind !== 'call' && kind !== 'visit' && kindsOfCampaign.some((each) => each === kind)
}

function isRefused({ visitor }: Cell, { status, location }: Answer): boolean {
  const toLogin = location !== null && new URL(location, 'http://localhost').pathname === '/login'
  if (visitor.role === 'anonymous' && toLogin) return true
  return status === 403 || status === 404
}

// On to a page beneath the one that was asked for, which refuses in its turn; nothing was looked up.
function staysThere({ url, method }: Cell, { location }: Answer): boolean {
  return method === 'GET' && location?.startsWith(`${url.split('?', 1)[0]}/`) === true
}

function isForeignObject({ line, variant, method, visitor }: Cell): boolean {
  if (seesBoth(visitor) && variant !== 'nonsense') return false
  const [sort, only] = variant.split(':')
  if (!['foreign', 'nonsense', 'mixed', 'elsewhere'].includes(sort ?? '')) return false
  const foreign = slotsOf(line).filter(
    ({ name, kind }) => kind !== 'staff' && (!only || only === name) && (sort !== 'elsewhere' || kindsOfCampaign.includes(kind)),
  )
  // A filter that finds nothing is as good as a refusal; a form is not.
  return foreign.some(({ inPath }) => inPath || method === 'POST')
}

function isHelped(cell: Cell, { status, location, text }: Answer): Fault {
  if (isOpen(cell)) return null
  const toLogin = location?.startsWith('/login?') && cell.route.id !== 'routes/logout'
  // A rule of the office may say no to a write; that is an answer.
  const isFine = status < 400 || (cell.method === 'POST' && (status === 409 || status === 400 || status === 401))
  if (!isFine || toLogin) return { kind: 'shut-out', says: `answered ${status} ${location ?? ''}` }
  if (cell.method === 'POST' || cell.verb === 'HEAD' || cell.line.silent || location) return null
  if (cell.line.personal && cell.visitor.role !== 'consultant') return null
  return canariesIn(text).has(cell.visitor.home) ? null : { kind: 'shut-out', says: 'shows no words of one’s own client' }
}

/** Sends one request and reads whatever comes back, a PDF too. */
export async function ask(origin: string, { url, verb, as, body, visitor }: Cell): Promise<Answer> {
  const Accept = as === 'document' ? 'text/html' : '*/*'
  const response = await fetch(origin + url, {
    method: verb,
    redirect: 'manual',
    headers: {
      Accept,
      'Accept-Language': 'nl',
      // Packing and unpacking fourteen thousand answers took a fifth of the time and shows nothing.
      'Accept-Encoding': 'identity',
      ...(visitor.cookie && { Cookie: visitor.cookie }),
      ...(verb !== 'GET' && { Origin: origin }),
    },
    ...(body && { body }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  const location = response.headers.get('location') ?? response.headers.get('x-remix-redirect')
  const isPdf = response.headers.get('content-type') === 'application/pdf'
  return {
    status: response.status,
    location,
    headers: decoded(headers),
    text: isPdf && bytes.length > 0 ? await readPdf(bytes) : bytes.toString('utf8'),
  }
}

function decoded(text: string): string {
  try {
    return `${text}\n${decodeURIComponent(text)}`
  } catch {
    return text
  }
}

/** The words of a PDF: by pdftotext where it is installed; else what stands in it uncompressed, its title and names, which carry the client's name. */
function readPdf(bytes: Buffer): Promise<string> {
  const plain = bytes.toString('latin1').replaceAll('\0', '')
  return new Promise((read) => {
    const child = execFile('pdftotext', ['-', '-'], { encoding: 'utf8', maxBuffer: 1e8 }, (error, text) =>
      read(error ? plain : `${plain}\n${text}`),
    )
    child.stdin?.on('error', () => {})
    child.stdin?.end(bytes)
  })
}
