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

/**
 * An empty tagged document, fit to be kept (PDF/A-2a) and to be heard (PDF/UA-1). `compress: false` leaves its streams readable, for tests. What it
 * writes goes into `bytes`.
 */
export function emptyDocument(about: AboutPaper, { compress = true }: { compress?: boolean } = {}): { pdf: Pdf; bytes: Bytes } {
  const options = {
    size: [sheet.width, sheet.height] as [number, number],
    margin: 0,
    autoFirstPage: false,
    // The footer names the number of pages, so pages stay open until the last one is there.
    bufferPages: true,
    compress,
    pdfVersion: '1.7' as const,
    tagged: true,
    subset: 'PDF/A-2a',
    lang: about.language === 'nl' ? 'nl-NL' : 'en-GB',
    displayTitle: true,
    info: documentInfo(about),
    font: null as unknown as string,
  }
  const bytes = new Bytes()
  const pdf = new Writing(options as unknown as PDFKit.PDFDocumentOptions, bytes)
  ;(pdf as unknown as { appendXML: (xml: string) => void }).appendXML(alsoForWhoListens)
  return { pdf, bytes }
}

/** What PDF/UA asks to be said, with the description of its name that PDF/A asks for. */
const alsoForWhoListens = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                    <pdfaProperty:name>part</pdfaProperty:name>
                    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                    <pdfaProperty:category>internal</pdfaProperty:category>
                    <pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
                </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
        `

/** Bytes that grow at the end, in pieces: what is written is not copied again until the whole is asked for. */
export class Bytes {
  private readonly full: Buffer[] = []
  private piece = Buffer.allocUnsafe(pieceSize)
  private at = 0

  add(chunk: Uint8Array | string): void {
    const size = typeof chunk === 'string' ? chunk.length : chunk.byteLength
    if (this.at + size > this.piece.length) {
      this.full.push(this.piece.subarray(0, this.at))
      this.piece = Buffer.allocUnsafe(Math.max(pieceSize, size))
      this.at = 0
    }
    if (typeof chunk === 'string') this.piece.write(chunk, this.at, 'latin1')
    else this.piece.set(chunk, this.at)
    this.at += size
  }

  whole(): Buffer {
    return Buffer.concat([...this.full, this.piece.subarray(0, this.at)])
  }
}

const pieceSize = 1 << 17

/** pdfkit writes a document as a stream of some hundred thousand small pieces; here they go straight into one piece of memory. */
class Writing extends PDFDocument {
  // Declared only: what pdfkit's constructor writes by way of _write must not be set to nothing afterwards.
  declare private bytes: Bytes | undefined
  declare private early: (Uint8Array | string)[] | undefined

  constructor(options: PDFKit.PDFDocumentOptions, bytes: Bytes) {
    super(options)
    for (const chunk of this.early ?? []) bytes.add(chunk)
    this.early = undefined
    this.bytes = bytes
  }

  /** Called by pdfkit, also by its own constructor, before there are bytes to write to. */
  _write(chunk: Uint8Array | string): void {
    const piece = typeof chunk === 'string' ? `${chunk}\n` : chunk
    if (this.bytes) this.bytes.add(piece)
    else {
      this.early ??= []
      this.early.push(piece)
    }
    const inside = this as unknown as { _offset: number }
    inside._offset += piece.length
  }
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

/** Makes a face the one that counts from here on; it is read and embedded only once it is used. */
export function withFace(pdf: Pdf, known: Set<FaceName>, face: FaceName): Pdf {
  if (!known.has(face)) pdf.registerFont(face, fontOf(face) as unknown as string)
  known.add(face)
  return pdf.font(face)
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
