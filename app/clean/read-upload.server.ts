import { type UploadHandlerPart, unstable_parseMultipartFormData } from '@remix-run/node'

export type SentFile = { fileName: string; bytes: Uint8Array }

export type UploadedForm =
  | { files: SentFile[]; op: string | undefined }
  | { refused: 'no-file' }
  | { refused: 'broken-upload' }
  | { refused: 'too-large'; bytes: number; limit: number }

/** Longest text field beside the files, in characters. */
const longestField = 200

/**
 * Reads a form with files, in pieces. What goes over the limit is counted and dropped, never kept: memory stays bounded by the limit, and the browser,
 * which shows an answer only once it has sent everything, gets one.
 * @param limit bytes that all files together may weigh
 */
export async function readUpload(request: Request, limit: number): Promise<UploadedForm> {
  const files: SentFile[] = []
  const weighed = { bytes: 0 }
  let op: string | undefined
  try {
    await unstable_parseMultipartFormData(request, async (part) => {
      if (part.filename === undefined) {
        const text = Buffer.concat((await bytesIn(part, longestField, { bytes: 0 })) ?? []).toString('utf8')
        if (part.name === 'op') op = text
        return null
      }
      const chunks = await bytesIn(part, limit, weighed)
      if (part.name === 'file' && chunks && part.filename !== '') files.push({ fileName: part.filename, bytes: Buffer.concat(chunks) })
      return null
    })
  } catch {
    // A body that breaks off, or is no form with files: whatever came is not used.
    return { refused: 'broken-upload' }
  }
  if (weighed.bytes > limit) return { refused: 'too-large', bytes: weighed.bytes, limit }
  return files.length > 0 ? { files, op: isUuid(op) ? op : undefined } : { refused: 'no-file' }
}

/** The pieces of one part; null once the weight goes over the limit. */
async function bytesIn({ data }: UploadHandlerPart, limit: number, weighed: { bytes: number }): Promise<Uint8Array[] | null> {
  let chunks: Uint8Array[] | null = []
  for await (const chunk of data) {
    weighed.bytes += chunk.byteLength
    if (weighed.bytes > limit) chunks = null
    // The parser reuses its buffer, so a piece is kept as a copy.
    chunks?.push(Uint8Array.from(chunk))
  }
  return chunks
}

function isUuid(text: string | undefined): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text ?? '')
}
