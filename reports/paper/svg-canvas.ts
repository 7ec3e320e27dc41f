import type { Box, Canvas, Fill, Group, Palette, Stroke, Tag } from './canvas'
import type { FaceName } from './fonts'
import { type Ink, sheet, type TypeStyle } from './type'
import type { SetRun } from './typeset'

/** The faces as the app's own pages load them. */
const families: Record<FaceName, { family: string; weight: number; style?: 'italic' }> = {
  sans: { family: 'Hanken Grotesk', weight: 400 },
  sansMedium: { family: 'Hanken Grotesk', weight: 500 },
  sansSemibold: { family: 'Hanken Grotesk', weight: 600 },
  sansBold: { family: 'Hanken Grotesk', weight: 700 },
  serif: { family: 'Source Serif 4', weight: 400 },
  serifSemibold: { family: 'Source Serif 4', weight: 600 },
  serifItalic: { family: 'Source Serif 4', weight: 400, style: 'italic' },
}

/** Draws the first page of a document as SVG: the same places, lines and letters as on paper. What comes on later pages is only counted. */
export class SvgCanvas implements Canvas {
  pages = 0
  private on = 0
  private clips = 0
  private readonly parts: string[] = []

  constructor(private readonly palette: Palette) {}

  finished(title: string): string {
    const size = `viewBox="0 0 ${sheet.width} ${sheet.height}"`
    const field = `<rect width="${sheet.width}" height="${sheet.height}" fill="#fff"/>`
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${escaped(title)}">${field}${this.parts.join('')}</svg>`
  }

  newPage(): void {
    this.pages += 1
    this.on = this.pages
  }

  toPage(index: number): void {
    this.on = index + 1
  }

  bookmark(): void {}

  link(): void {}

  group(_: Group, draw: () => void): void {
    draw()
  }

  tagged(_: Tag, draw: () => void): void {
    draw()
  }

  decoration(draw: () => void): void {
    draw()
  }

  text(runs: readonly SetRun[], { size, ink }: TypeStyle, x: number, baseline: number): void {
    let at = x
    for (const { face, text, width } of joined(runs)) {
      const { family, weight, style } = families[face]
      const look = `font-family="${family}" font-weight="${weight}" font-size="${size}"${style ? ` font-style="${style}"` : ''}`
      // The letters stand where the paper has them, also before the reader's machine has the fonts.
      const fit = text.trim().length > 1 ? ` textLength="${tidy(width * size)}" lengthAdjust="spacingAndGlyphs"` : ''
      this.add(
        `<text x="${tidy(at)}" y="${tidy(baseline)}" ${look} fill="${this.colour(ink)}"${fit} xml:space="preserve">${escaped(text)}</text>`,
      )
      at += width * size
    }
  }

  line([x1, y1]: [number, number], [x2, y2]: [number, number], stroke: Stroke): void {
    this.add(`<path d="M${tidy(x1)} ${tidy(y1)}L${tidy(x2)} ${tidy(y2)}" ${this.pen(stroke)}/>`)
  }

  path(data: string, x: number, y: number, { stroke, fill }: { stroke?: Stroke; fill?: Fill }): void {
    const place = `<path d="${escaped(data)}" transform="translate(${tidy(x)} ${tidy(y)})"`
    if (fill) this.add(`${place} ${this.paint(fill)}/>`)
    if (stroke) this.add(`${place} ${this.pen(stroke)}/>`)
  }

  box({ x, y, width, height }: Box, fill: Fill, radius: number): void {
    this.add(
      `<rect x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}" rx="${tidy(radius)}" ${this.paint(fill)}/>`,
    )
  }

  disc(x: number, y: number, radius: number, { stroke, fill }: { stroke?: Stroke; fill?: Fill }): void {
    const place = `<circle cx="${tidy(x)}" cy="${tidy(y)}" r="${tidy(radius)}"`
    if (fill) this.add(`${place} ${this.paint(fill)}/>`)
    if (stroke) this.add(`${place} ${this.pen(stroke)}/>`)
  }

  within({ x, y, width, height }: Box, draw: () => void): void {
    const id = `paper-clip-${this.clips++}`
    const box = `x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}"`
    this.add(`<clipPath id="${id}"><rect ${box}/></clipPath><g clip-path="url(#${id})">`)
    draw()
    this.add('</g>')
  }

  picture(png: Buffer, { x, y, width, height }: Box): void {
    const place = `x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}"`
    this.add(`<image ${place} href="data:image/png;base64,${png.toString('base64')}"/>`)
  }

  private add(part: string): void {
    if (this.on === 1) this.parts.push(part)
  }

  private pen({ colour, width, dash, round }: Stroke): string {
    const ends = round ? ' stroke-linecap="round" stroke-linejoin="round"' : ''
    const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''
    return `fill="none" stroke="${this.colour(colour)}" stroke-width="${tidy(width)}"${dashes}${ends}`
  }

  private paint({ colour, opacity }: Fill): string {
    return `fill="${this.colour(colour)}"${opacity === undefined ? '' : ` fill-opacity="${opacity}"`}`
  }

  private colour(ink: Ink): string {
    return this.palette[ink] ?? ink
  }
}

/** Runs of one face after each other as one. */
function joined(runs: readonly SetRun[]): { face: FaceName; text: string; width: number }[] {
  const texts: { face: FaceName; text: string; width: number }[] = []
  for (const { face, text, width } of runs) {
    const last = texts.at(-1)
    if (last?.face !== face) texts.push({ face, text, width })
    else {
      last.text += text
      last.width += width
    }
  }
  return texts
}

const tidy = (value: number) => String(Math.round(value * 100) / 100)

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? '')
}
