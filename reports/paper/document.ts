import PDFDocument from 'pdfkit'
import { type FaceName, fontOf } from './fonts'
import { safeText } from './safe-text'
import { sheet } from './type'

/** What a reader's program shows about a document, and the moment that stands in it instead of the time of making. */
export type AboutPaper = {
  title: string
  author: string
  subject: string
  language: 'nl' | 'en'
  /** The day the content describes: the same content gives the same bytes, whenever and wherever it is made. */
  asOf: string
}

export type Pdf = InstanceType<typeof PDFDocument>

/** An empty tagged document. `compress: false` leaves its streams readable, for tests. */
export function emptyDocument(about: AboutPaper, { compress = true }: { compress?: boolean } = {}): Pdf {
  const options = {
    size: [sheet.width, sheet.height] as [number, number],
    margin: 0,
    autoFirstPage: false,
    // The footer names the number of pages, so pages stay open until the last one is there.
    bufferPages: true,
    compress,
    pdfVersion: '1.7' as const,
    tagged: true,
    subset: 'PDF/UA',
    lang: about.language === 'nl' ? 'nl-NL' : 'en-GB',
    displayTitle: true,
    info: documentInfo(about),
    font: null as unknown as string,
  }
  return new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions)
}

/** What pdfkit's own types leave out of a page: its stream, and the dictionary that names its streams. */
type PageInMaking = { content: { end: () => void }; dictionary: { data: Record<string, unknown> } }

/**
 * Writes out what is drawn on a page that is full, so that a long document does not stay in memory as thousands of small pieces. The page stays open
 * for its footer, which goes into a second stream: a viewer reads the two as one.
 */
export function handOver(pdf: Pdf): void {
  const page = pdf.page as unknown as PageInMaking | null
  if (!page) return
  const drawn = page.content
  page.content = pdf.ref({}) as unknown as PageInMaking['content']
  page.dictionary.data.Contents = [drawn, page.content]
  drawn.end()
}

/** Makes a face and a size the ones that count from here on; a face is read and embedded only once it is used. */
export function withFace(pdf: Pdf, known: Set<FaceName>, face: FaceName, size: number): Pdf {
  if (!known.has(face)) pdf.registerFont(face, fontOf(face) as unknown as string)
  known.add(face)
  return pdf.font(face).fontSize(size)
}

function documentInfo({ title, author, subject, asOf }: AboutPaper): PDFKit.DocumentInfo {
  return {
    Title: metadataText(title),
    Author: metadataText(author),
    Subject: metadataText(subject),
    Producer: 'Rondo',
    Creator: 'Rondo',
    CreationDate: new Date(`${asOf}T12:00:00Z`),
  }
}

/**
 * pdfkit writes these texts twice: as a value in the document's dictionary, and unescaped into its XML metadata by way of
 * toString(). Only the second needs XML's escapes, so that "Mulder & Zn" does not break the metadata.
 */
function metadataText(text: string): string {
  return new XmlText(safeText(text)) as unknown as string
}

class XmlText extends String {
  override toString(): string {
    return this.valueOf().replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
  }
}

/** The bytes of a document, once it is ended. */
export function bytesOf(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}
