import type { Canvas, Fill, Group, Palette, Stroke, Tag, TagOptions } from './paper/canvas'
import type { AboutPaper } from './paper/document'
import { reachOf } from './paper/fonts'
import { brokenLines, type Line } from './paper/lines'
import { safeLink } from './paper/links'
import { PdfCanvas } from './paper/pdf-canvas'
import { safeText } from './paper/safe-text'
import { type PagePicture, SvgCanvas } from './paper/svg-canvas'
import { ink, inked, sheet, type TypeStyle, type } from './paper/type'
import { setWords, unitWidth } from './paper/typeset'

export type { Palette } from './paper/canvas'
export type { AboutPaper } from './paper/document'
export type { PagePicture, SvgMark } from './paper/svg-canvas'

/** `most` is how many lines at most; `even` makes the lines of a headline about equally long. */
export type TextBox = { x: number; y: number; width: number; align?: 'left' | 'right' | 'center'; most?: number; even?: boolean }
export type FooterWords = { left: string; page: (page: number, pages: number) => string }

/**
 * Draws a document and answers its bytes. The same content gives the same bytes on every day, machine clock and time zone.
 * `write` draws on the paper; the footer comes under every page once their number is known.
 */
export async function pdfBytes(
  about: AboutPaper,
  footer: FooterWords,
  write: (paper: Paper) => void,
  options: { compress?: boolean; palette?: Palette } = {},
): Promise<Buffer> {
  const canvas = new PdfCanvas(about, options.palette ?? {}, options)
  const paper = new Paper(canvas)
  paper.group('Sect', () => write(paper))
  paper.footers(footer)
  return canvas.finished()
}

/** The first page of a document as a picture for the screen, drawn by the same hand. */
export function firstPagePicture(
  about: AboutPaper,
  footer: FooterWords,
  write: (paper: Paper) => void,
  palette: Palette = {},
): PagePicture {
  const canvas = new SvgCanvas(palette)
  const paper = new Paper(canvas)
  write(paper)
  paper.footers(footer)
  return canvas.finished(about.title)
}

/** One document being drawn, in points from the top left of the page. `y` is where the next block may begin. */
export class Paper {
  y: number = sheet.top
  private readonly broken = new Map<string, Line[]>()

  constructor(private readonly canvas: Canvas) {
    this.newPage()
  }

  // ——— pages ———

  newPage(): void {
    this.canvas.newPage()
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
    this.canvas.bookmark(title, y)
  }

  // ——— what a screen reader meets ———

  /** Blocks that belong together: a section, a table, a row, a list. */
  group(tag: Group, draw: () => void): void {
    this.canvas.group(tag, draw)
  }

  /** One piece of content: what is drawn inside is read as this tag. A figure needs `alt` and its box. */
  tagged(tag: Tag, draw: () => void, options: TagOptions = {}): void {
    this.canvas.tagged(tag, draw, options)
  }

  /** Lines, fields and repeated words that a screen reader passes over. Not inside tagged(). */
  decoration(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.canvas.decoration(draw, type)
  }

  // ——— text ———

  widthOf(text: string, style: TypeStyle): number {
    return unitWidth(safeText(text), style.face) * style.size
  }

  linesOf(text: string, style: TypeStyle, width: number, most?: number): Line[] {
    const safe = safeText(text)
    // Most texts of a report are a word or two: they fit.
    const whole = unitWidth(safe, style.face) * style.size
    if (whole <= width && safe === safe.trim()) return safe ? [{ text: safe, width: whole }] : []
    const key = `${style.face} ${style.size} ${width} ${most ?? ''} ${text}`
    const known = this.broken.get(key)
    if (known) return known
    const lines = brokenLines(safe, width, (part) => unitWidth(part, style.face) * style.size, most)
    if (this.broken.size >= mostBroken) this.broken.clear()
    this.broken.set(key, lines)
    return lines
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
    const words = setWords(safeText(text), style.face)
    const runs = words.length === 1 ? (words[0]?.runs ?? []) : words.flatMap((word) => word.runs)
    if (runs.length > 0) this.canvas.text(runs, style, x, baseline)
    return x + words.reduce((sum, word) => sum + word.width, 0) * style.size
  }

  /** Makes an area a link, when its address is one that may stand in a document. True when it did. */
  link(address: string, words: string, box: { x: number; y: number; width: number; height: number }): boolean {
    const safe = safeLink(address)
    if (safe) this.canvas.link(safe, words, box)
    return safe !== null
  }

  // ——— shapes ———

  hairline(y: number, from: number = sheet.left, to: number = sheet.right, stroke: Stroke = { colour: ink.line, width: 0.5 }): void {
    this.line([from, y], [to, y], stroke)
  }

  line(from: [number, number], to: [number, number], stroke: Stroke): void {
    this.canvas.line(from, to, stroke)
  }

  /** SVG path data, drawn with its origin at (x, y). */
  path(data: string, x: number, y: number, look: { stroke?: Stroke; fill?: Fill }): void {
    if (data) this.canvas.path(data, x, y, look)
  }

  box(x: number, y: number, width: number, height: number, fill: Fill, radius = 0): void {
    if (width <= 0 || height <= 0) return
    this.canvas.box({ x, y, width, height }, fill, Math.min(radius, width / 2, height / 2))
  }

  disc(x: number, y: number, radius: number, look: { stroke?: Stroke; fill?: Fill }): void {
    this.canvas.disc(x, y, radius, look)
  }

  /** Everything drawn inside stays within the box. */
  within(x: number, y: number, width: number, height: number, draw: () => void): void {
    this.canvas.within({ x, y, width, height }, draw)
  }

  /** A PNG without transparency, in a box of its own proportions. */
  picture(png: Buffer, box: { x: number; y: number; width: number; height: number }): void {
    this.canvas.picture(png, box)
  }

  // ——— the end ———

  footers({ left, page }: FooterWords): void {
    const count = this.canvas.pages
    const style = type.label
    for (let index = 0; index < count; index++) {
      this.canvas.toPage(index)
      this.decoration(() => {
        this.hairline(sheet.bottom + 10)
        const number = page(index + 1, count)
        const room = sheet.right - sheet.left - this.widthOf(number, style) - 24
        this.text(left, style, { x: sheet.left, y: sheet.bottom + 15, width: room, most: 1 })
        this.text(number, style, { x: sheet.left, y: sheet.bottom + 15, width: sheet.right - sheet.left, align: 'right', most: 1 })
      }, 'Pagination')
    }
  }
}

/** A text that wraps is measured once and drawn once, soon after. */
const mostBroken = 1000

/** Where the baseline lies under the top of a line: the letters stand in the middle of their line. */
export function baselineOf({ face, size, line }: TypeStyle): number {
  const reach = reachOf(face)
  return (line - (reach.up + reach.down) * size) / 2 + reach.up * size
}

export { ink, inked, sheet, type }
