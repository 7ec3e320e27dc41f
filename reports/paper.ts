import { type AboutPaper, bytesOf, emptyDocument, handOver, type Pdf, withFace } from './paper/document'
import { type FaceName, reachOf, runsOf } from './paper/fonts'
import { brokenLines, type Line } from './paper/lines'
import { safeLink } from './paper/links'
import { safeText } from './paper/safe-text'
import { type Ink, ink, inked, sheet, type TypeStyle, type } from './paper/type'

export type { AboutPaper } from './paper/document'

/** `most` is how many lines at most; `even` makes the lines of a headline about equally long. */
export type TextBox = { x: number; y: number; width: number; align?: 'left' | 'right' | 'center'; most?: number; even?: boolean }
export type Stroke = { colour: Ink; width: number; dash?: [number, number]; round?: boolean }
export type Fill = { colour: Ink; opacity?: number }
export type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'BlockQuote' | 'Figure' | 'TH' | 'TD' | 'Lbl' | 'LBody'
export type Group = 'Sect' | 'Table' | 'TR' | 'L' | 'LI'
export type FooterWords = { left: string; page: (page: number, pages: number) => string }

/**
 * Draws a document and answers its bytes. The same content gives the same bytes on every day, machine clock and time zone.
 * `write` draws on the paper; the footer comes under every page once their number is known.
 */
export async function pdfBytes(
  about: AboutPaper,
  footer: FooterWords,
  write: (paper: Paper) => void,
  options: { compress?: boolean } = {},
): Promise<Buffer> {
  const pdf = emptyDocument(about, options)
  const bytes = bytesOf(pdf)
  const paper = new Paper(pdf)
  paper.group('Sect', () => write(paper))
  paper.footers(footer)
  paper.end()
  return bytes
}

/** One document being drawn, in points from the top left of the page. `y` is where the next block may begin. */
export class Paper {
  y: number = sheet.top
  private readonly open: PDFKit.PDFStructureElement[] = []
  private readonly root: PDFKit.PDFStructureElement
  private readonly faces = new Set<FaceName>()
  private readonly widths = new Map<string, number>()
  private readonly broken = new Map<string, Line[]>()

  constructor(private readonly pdf: Pdf) {
    this.root = pdf.struct('Document')
    pdf.addStructure(this.root)
    this.open.push(this.root)
    this.newPage()
  }

  // ——— pages ———

  newPage(): void {
    handOver(this.pdf)
    this.pdf.addPage()
    this.y = sheet.top
  }

  /** Goes to a new page when a block of this height does not fit under what is there. True when it did. */
  makeRoom(height: number): boolean {
    // Half a point of grace: heights that were added up to fill the page exactly differ in their last decimals.
    if (this.y + height <= sheet.bottom + 0.5 || this.y === sheet.top) return false
    this.newPage()
    return true
  }

  bookmark(title: string, y: number = this.y): void {
    this.pdf.outline.addItem(safeText(title), { top: Math.max(0, y - 10) } as { expanded?: boolean })
  }

  // ——— what a screen reader meets ———

  /** Blocks that belong together: a section, a table, a row, a list. */
  group(tag: Group, draw: () => void): void {
    const element = this.pdf.struct(tag)
    this.open.at(-1)?.add(element)
    this.open.push(element)
    draw()
    this.open.pop()
    element.end()
  }

  /** One piece of content: what is drawn inside is read as this tag. A figure needs `alt` and its box. */
  tagged(
    tag: Tag,
    draw: () => void,
    options: { alt?: string; scope?: 'Column' | 'Row'; box?: [number, number, number, number] } = {},
  ): void {
    const { alt, scope, box } = options
    const attributes = { ...(alt ? { alt: safeText(alt) } : {}), ...(scope ? { scope } : {}), ...(box ? { bbox: box } : {}) }
    this.open.at(-1)?.add(this.pdf.struct(tag, attributes, draw))
  }

  /** Lines, fields and repeated words that a screen reader passes over. Not inside tagged(). */
  decoration(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.pdf.markContent('Artifact', { type })
    draw()
    this.pdf.endMarkedContent()
  }

  // ——— text ———

  widthOf(text: string, style: TypeStyle): number {
    return this.unitWidth(safeText(text), style.face) * style.size
  }

  linesOf(text: string, style: TypeStyle, width: number, most?: number): Line[] {
    const key = `${style.face} ${style.size} ${width} ${most ?? ''} ${text}`
    const known = this.broken.get(key)
    if (known) return known
    const lines = brokenLines(safeText(text), width, (part) => this.unitWidth(part, style.face) * style.size, most)
    if (this.broken.size < 5000) this.broken.set(key, lines)
    return lines
  }

  /** The width at a size of one point. Widths of words are asked for again and again. */
  private unitWidth(text: string, face: FaceName): number {
    const key = `${face} ${text}`
    const known = this.widths.get(key)
    if (known !== undefined) return known
    const width =
      runsOf(text, face).reduce((sum, run) => sum + withFace(this.pdf, this.faces, run.face, 1000).widthOfString(run.text), 0) / 1000
    if (this.widths.size < 20_000) this.widths.set(key, width)
    return width
  }

  heightOf(text: string, style: TypeStyle, width: number, most?: number): number {
    return this.linesOf(text, style, width, most).length * style.line
  }

  /** Writes a text in a box as wide as it says and as high as it needs; answers the y under its last line. */
  text(text: string, style: TypeStyle, { x, y, width, align = 'left', most, even = false }: TextBox): number {
    const lines = even ? this.evenLines(text, style, width, most) : this.linesOf(text, style, width, most)
    for (const [index, line] of lines.entries()) {
      const shift = align === 'right' ? width - line.width : align === 'center' ? (width - line.width) / 2 : 0
      this.write(line.text, style, x + shift, y + index * style.line + baselineOf(style))
    }
    return y + lines.length * style.line
  }

  private evenLines(text: string, style: TypeStyle, width: number, most?: number): Line[] {
    const count = this.linesOf(text, style, width, most).length
    let [narrow, wide] = [width / 2, width]
    while (count > 1 && wide - narrow > 2) {
      const middle = (narrow + wide) / 2
      if (this.linesOf(text, style, middle, count + 1).length > count) narrow = middle
      else wide = middle
    }
    return this.linesOf(text, style, wide, most)
  }

  /** Writes one short text on a baseline, unbroken; answers the x behind it. */
  write(text: string, style: TypeStyle, x: number, baseline: number): number {
    let at = x
    for (const run of runsOf(safeText(text), style.face)) {
      withFace(this.pdf, this.faces, run.face, style.size).fillColor(style.ink)
      this.pdf.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' })
      at += this.unitWidth(run.text, run.face) * style.size
    }
    return at
  }

  /** Makes an area a link, when its address is one that may stand in a document. True when it did. */
  link(address: string, words: string, { x, y, width, height }: { x: number; y: number; width: number; height: number }): boolean {
    const safe = safeLink(address)
    if (!safe) return false
    const element = this.pdf.struct('Link')
    this.open.at(-1)?.add(element)
    this.pdf.link(x, y, width, height, safe, {
      structParent: element,
      Contents: new String(safeText(words)),
    } as unknown as PDFKit.Mixins.AnnotationOption)
    element.end()
    return true
  }

  // ——— shapes ———

  hairline(y: number, from: number = sheet.left, to: number = sheet.right, stroke: Stroke = { colour: ink.line, width: 0.5 }): void {
    this.line([from, y], [to, y], stroke)
  }

  line(from: [number, number], to: [number, number], stroke: Stroke): void {
    this.stroked(stroke, () =>
      this.pdf
        .moveTo(...from)
        .lineTo(...to)
        .stroke(),
    )
  }

  /** SVG path data, drawn with its origin at (x, y). */
  path(data: string, x: number, y: number, look: { stroke?: Stroke; fill?: Fill }): void {
    if (!data) return
    const { stroke, fill } = look
    this.pdf.save().translate(x, y)
    if (fill) this.filled(fill, () => this.pdf.path(data).fill())
    if (stroke) this.stroked(stroke, () => this.pdf.path(data).stroke())
    this.pdf.restore()
  }

  box(x: number, y: number, width: number, height: number, fill: Fill, radius = 0): void {
    if (width <= 0 || height <= 0) return
    const round = Math.min(radius, width / 2, height / 2)
    this.filled(fill, () => (round ? this.pdf.roundedRect(x, y, width, height, round) : this.pdf.rect(x, y, width, height)).fill())
  }

  disc(x: number, y: number, radius: number, look: { stroke?: Stroke; fill?: Fill }): void {
    if (look.fill) this.filled(look.fill, () => this.pdf.circle(x, y, radius).fill())
    if (look.stroke) this.stroked(look.stroke, () => this.pdf.circle(x, y, radius).stroke())
  }

  /** Everything drawn inside stays within the box. */
  within(x: number, y: number, width: number, height: number, draw: () => void): void {
    this.pdf.save().rect(x, y, width, height).clip()
    draw()
    this.pdf.restore()
  }

  private stroked({ colour, width, dash, round }: Stroke, draw: () => void): void {
    this.pdf.save().lineWidth(width).strokeColor(colour)
    if (round) this.pdf.lineCap('round').lineJoin('round')
    if (dash) this.pdf.dash(dash[0], { space: dash[1] })
    draw()
    this.pdf.restore()
  }

  private filled({ colour, opacity }: Fill, draw: () => void): void {
    this.pdf.save().fillColor(colour, opacity ?? 1)
    draw()
    this.pdf.restore()
  }

  // ——— the end ———

  footers({ left, page }: FooterWords): void {
    const { count } = this.pdf.bufferedPageRange()
    const style = type.label
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(index)
      this.decoration(() => {
        this.hairline(sheet.bottom + 10)
        const number = page(index + 1, count)
        const room = sheet.right - sheet.left - this.widthOf(number, style) - 24
        this.text(left, style, { x: sheet.left, y: sheet.bottom + 15, width: room, most: 1 })
        this.text(number, style, { x: sheet.left, y: sheet.bottom + 15, width: sheet.right - sheet.left, align: 'right', most: 1 })
      }, 'Pagination')
    }
  }

  end(): void {
    this.root.end()
    this.pdf.end()
  }
}

/** Where the baseline lies under the top of a line: the letters stand in the middle of their line. */
export function baselineOf({ face, size, line }: TypeStyle): number {
  const reach = reachOf(face)
  return (line - (reach.up + reach.down) * size) / 2 + reach.up * size
}

export { ink, inked, sheet, type }
