import type { Box, Canvas, Fill, Group, Palette, Stroke, Tag, TagOptions } from './canvas'
import { type AboutPaper, type Bytes, emptyDocument, handOver, type Pdf, withFace } from './document'
import type { FaceName } from './fonts'
import { PdfTags } from './pdf-tags'
import { safeText } from './safe-text'
import { type Ink, sheet, type TypeStyle } from './type'
import type { SetGlyph, SetRun } from './typeset'

/** What pdfkit's own types leave out of an embedded font. */
type Embedded = { id: string; ref: () => unknown; subset: { includeGlyph: (id: number) => number }; widths: number[]; unicode: number[][] }
type Inside = { _font: Embedded; addContent: (chunk: string) => void; page: { fonts: Record<string, unknown> } }

/**
 * Draws on the pages of a PDF. Text and straight lines, which are nearly all there is in a report, are written as they stand in the file; for curves,
 * pictures and fonts pdfkit does the work.
 */
export class PdfCanvas implements Canvas {
  pages = 0
  private readonly pdf: Pdf
  private readonly bytes: Bytes
  private readonly tags: PdfTags
  private readonly faces = new Set<FaceName>()
  private readonly fonts = new Map<FaceName, { font: Embedded; codes: Map<number, string> }>()
  private readonly pictures = new Map<string, unknown>()
  private readonly colours = new Map<Ink, string>()
  private drawn: string[] = []
  private filledWith = ''

  constructor(
    about: AboutPaper,
    private readonly palette: Palette,
    options: { compress?: boolean },
  ) {
    const { pdf, bytes } = emptyDocument(about, options)
    this.pdf = pdf
    this.bytes = bytes
    this.tags = new PdfTags(pdf)
  }

  /** Ends the document. */
  finished(): Buffer {
    this.flush()
    this.tags.close()
    this.pdf.end()
    return this.bytes.whole()
  }

  newPage(): void {
    this.flush()
    this.tags.leavePage()
    handOver(this.pdf)
    this.pdf.addPage()
    this.pages += 1
    this.filledWith = ''
  }

  toPage(index: number): void {
    this.flush()
    this.pdf.switchToPage(index)
    this.filledWith = ''
  }

  bookmark(title: string, y: number): void {
    this.pdf.outline.addItem(safeText(title), { top: Math.max(0, y - 10) } as { expanded?: boolean })
  }

  // ——— what a screen reader meets ———

  group(tag: Group, draw: () => void): void {
    this.tags.group(tag, draw)
  }

  tagged(tag: Tag, draw: () => void, options: TagOptions): void {
    this.tags.content(tag, options, sheet.height, (number) => {
      this.drawn.push(`/${tag} <</MCID ${number}>> BDC`)
      draw()
      this.drawn.push('EMC')
    })
  }

  decoration(draw: () => void, type: 'Layout' | 'Pagination'): void {
    this.drawn.push(`/Artifact <</Type /${type}>> BDC`)
    draw()
    this.drawn.push('EMC')
  }

  link(address: string, words: string, { x, y, width, height }: Box): void {
    this.flush()
    this.tags.annotated((element) => {
      const options = { structParent: element, Contents: new String(safeText(words)) }
      this.pdf.link(x, y, width, height, address, options as unknown as PDFKit.Mixins.AnnotationOption)
    })
  }

  // ——— text ———

  text(runs: readonly SetRun[], style: TypeStyle, x: number, baseline: number): void {
    const colour = `${this.colour(style.ink)} rg`
    if (colour !== this.filledWith) this.drawn.push(colour)
    this.filledWith = colour
    let at = x
    let [face, from, glyphs]: [FaceName | null, number, SetGlyph[]] = [null, x, []]
    for (const run of runs) {
      if (run.face !== face) {
        this.glyphs(face, glyphs, style.size, from, baseline)
        ;[face, from, glyphs] = [run.face, at, []]
      }
      for (const glyph of run.glyphs) glyphs.push(glyph)
      at += run.width * style.size
    }
    this.glyphs(face, glyphs, style.size, from, baseline)
  }

  /** Letters of one face on one line. Pages of pdfkit stand upside down, so the letters are turned back. */
  private glyphs(face: FaceName | null, glyphs: readonly SetGlyph[], size: number, x: number, y: number): void {
    if (!face || glyphs.length === 0) return
    const { font, codes } = this.fontFor(face)
    const at = (dx: number, dy: number) => `1 0 0 -1 ${number(x + (dx * size) / 1000)} ${number(y - (dy * size) / 1000)} Tm`
    this.drawn.push('BT', at(0, 0), `/${font.id} ${number(size)} Tf`)
    let [shown, hex, gone, isShifted] = ['', '', 0, false]
    const show = () => {
      if (hex) shown += `<${hex}>`
      if (shown) this.drawn.push(`[${shown}] TJ`)
      ;[shown, hex] = ['', '']
    }
    for (const { glyph, advance, move, dx, dy } of glyphs) {
      const shifts = dx !== 0 || dy !== 0
      if (shifts || isShifted) {
        show()
        this.drawn.push(at(gone + dx, dy))
      }
      hex += codes.get(glyph.id) ?? code(font, codes, glyph, advance)
      if (move !== 0) {
        shown += `<${hex}> ${number(-move)} `
        hex = ''
      }
      gone += advance + move
      isShifted = shifts
    }
    show()
    this.drawn.push('ET')
  }

  private fontFor(face: FaceName): { font: Embedded; codes: Map<number, string> } {
    const before = this.fonts.get(face)
    const inside = withFace(this.pdf, this.faces, face) as unknown as Inside
    const made = before ?? { font: inside._font, codes: new Map<number, string>() }
    if (!before) this.fonts.set(face, made)
    inside.page.fonts[made.font.id] ??= made.font.ref()
    return made
  }

  // ——— shapes ———

  line([x1, y1]: [number, number], [x2, y2]: [number, number], stroke: Stroke): void {
    this.drawn.push('q', ...this.pen(stroke), `${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l`, 'S', 'Q')
  }

  path(data: string, x: number, y: number, { stroke, fill }: { stroke?: Stroke; fill?: Fill }): void {
    this.drawn.push('q', `1 0 0 1 ${number(x)} ${number(y)} cm`)
    if (fill) this.filled(fill, () => this.pdf.path(data).fill())
    if (stroke) this.stroked(stroke, () => this.pdf.path(data).stroke())
    this.drawn.push('Q')
  }

  box({ x, y, width, height }: Box, fill: Fill, radius: number): void {
    if (radius > 0 || fill.opacity !== undefined) {
      const draw = () => (radius > 0 ? this.pdf.roundedRect(x, y, width, height, radius) : this.pdf.rect(x, y, width, height)).fill()
      this.filled(fill, draw)
      return
    }
    this.drawn.push('q', `${this.colour(fill.colour)} rg`, `${number(x)} ${number(y)} ${number(width)} ${number(height)} re`, 'f', 'Q')
  }

  disc(x: number, y: number, radius: number, { stroke, fill }: { stroke?: Stroke; fill?: Fill }): void {
    if (fill) this.filled(fill, () => this.pdf.circle(x, y, radius).fill())
    if (stroke) this.stroked(stroke, () => this.pdf.circle(x, y, radius).stroke())
  }

  within({ x, y, width, height }: Box, draw: () => void): void {
    this.drawn.push('q', `${number(x)} ${number(y)} ${number(width)} ${number(height)} re`, 'W n')
    draw()
    this.drawn.push('Q')
    this.filledWith = ''
  }

  picture(png: Buffer, { x, y, width, height }: Box): void {
    this.flush()
    // The same picture on two pages is one picture in the file.
    const key = png.toString('base64')
    const opened = this.pictures.get(key) ?? (this.pdf as unknown as { openImage: (bytes: Buffer) => unknown }).openImage(png)
    this.pictures.set(key, opened)
    this.pdf.image(opened as Buffer, x, y, { width, height })
  }

  private pen({ colour, width, dash, round }: Stroke): string[] {
    return [
      `${this.colour(colour)} RG`,
      `${number(width)} w`,
      ...(round ? ['1 J 1 j'] : []),
      ...(dash ? [`[${number(dash[0])} ${number(dash[1])}] 0 d`] : []),
    ]
  }

  private stroked(stroke: Stroke, draw: () => void): void {
    this.drawn.push('q', ...this.pen(stroke))
    this.flush()
    draw()
    this.drawn.push('Q')
  }

  private filled({ colour, opacity }: Fill, draw: () => void): void {
    this.drawn.push('q', `${this.colour(colour)} rg`)
    this.flush()
    if (opacity !== undefined) this.pdf.fillOpacity(opacity)
    draw()
    this.drawn.push('Q')
  }

  private colour(ink: Ink): string {
    const known = this.colours.get(ink)
    if (known) return known
    const hex = this.palette[ink] ?? ink
    const made = [1, 3, 5].map((at) => number(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ')
    this.colours.set(ink, made)
    return made
  }

  /** What was drawn so far goes to the page, before pdfkit itself draws on it. */
  private flush(): void {
    if (this.drawn.length === 0) return
    const inside = this.pdf as unknown as Inside
    inside.addContent(this.drawn.join('\n'))
    this.drawn = []
  }
}

/** The number under which the file knows a glyph; the first time it is used, its width and its letters are noted down for the font's own tables. */
function code(font: Embedded, codes: Map<number, string>, glyph: SetGlyph['glyph'], advance: number): string {
  const id = font.subset.includeGlyph(glyph.id)
  font.widths[id] ??= advance
  font.unicode[id] ??= glyph.codePoints
  const made = id.toString(16).padStart(4, '0')
  codes.set(glyph.id, made)
  return made
}

/** A number as a file may hold it: no exponent, no more decimals than a printer sees. */
function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000
  return Object.is(rounded, -0) ? '0' : String(rounded)
}
