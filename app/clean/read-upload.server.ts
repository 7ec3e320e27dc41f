import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type UploadHandlerPart, unstable_parseMultipartFormData } from '@remix-run/node'
import type { FileOnDisk } from './stored-file.server'

export type SentFile = FileOnDisk & { fileName: string }

export type UploadedForm =
  | { files: SentFile[]; op: string | undefined }
  | { refused: 'no-file' }
  | { refused: 'broken-upload' }
  | { refused: 'too-large'; bytes: number; limit: number }

/** Longest text field beside the files, in bytes. */
const longestField = 200

/** Under which name the cells that were pasted out of a spreadsheet are kept. */
const pastedName = 'geplakt.tsv'

/**
 * Reads a form with files, in pieces that go to the disk: memory holds none of them, and they are gone when `work` is done. Cells that were pasted come in the
 * field `pasted` and are a file like any other. What goes over the limit is counted and dropped, never kept; and the browser, which shows an answer only
 * once it has sent everything, gets one.
 * @param limit bytes that all files together may weigh
 */
export async function readUpload<T>(request: Request, limit: number, work: (form: UploadedForm) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rondo-upload-'))
  try {
    return await work(await formOnDisk(request, limit, folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function formOnDisk(request: Request, limit: number, folder: string): Promise<UploadedForm> {
  const files: SentFile[] = []
  const weighed = { bytes: 0, limit }
  let op: string | undefined
  try {
    await unstable_parseMultipartFormData(request, async (part) => {
      const isPasted = part.name === 'pasted'
      if (part.filename === undefined && !isPasted) {
        const text = await shortText(part)
        if (part.name === 'op') op = text
      } else if (part.name === 'file' || isPasted) {
        const file = await laidDown(part, join(folder, String(files.length)), weighed)
        const fileName = isPasted ? pastedName : part.filename
        if (fileName && !(isPasted && file.size === 0)) files.push({ ...file, fileName })
      } else for await (const _ of part.data);
      return null
    })
  } catch {
    // A body that breaks off, or is no form with files: whatever came is not used.
    return { refused: 'broken-upload' }
  }
  if (weighed.bytes > limit) return { refused: 'too-large', bytes: weighed.bytes, limit }
  return files.length > 0 ? { files, op: isUuid(op) ? op : undefined } : { refused: 'no-file' }
}

async function shortText({ data }: UploadHandlerPart): Promise<string> {
  let text = ''
  for await (const chunk of data) if (text.length <= longestField) text += Buffer.from(chunk).toString('utf8')
  return text.slice(0, longestField)
}

async function laidDown({ data }: UploadHandlerPart, path: string, weighed: { bytes: number; limit: number }): Promise<FileOnDisk> {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of data) {
      weighed.bytes += chunk.byteLength
      if (weighed.bytes > weighed.limit) continue
      size += chunk.byteLength
      hash.update(chunk)
      await file.write(chunk)
    }
  } finally {
    await file.close()
  }
  return { path, size, sha256: hash.digest('hex') }
}

function isUuid(text: string | undefined): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text ?? '')
}
