import type { Box, Canvas, Fill, Group, Palette, Stroke, Tag } from './canvas'
import type { FaceName } from './fonts'
import { type Ink, sheet, type TypeStyle } from './type'
import type { SetRun } from './typeset'

/** An element of an SVG with its attributes as React names them: plain data, so that no text of a report is ever read as markup. */
export type SvgMark = {
  tag: 'text' | 'path' | 'rect' | 'circle' | 'image' | 'g' | 'clipPath'
  look: Record<string, string | number | undefined>
  text?: string
  inside?: SvgMark[]
}

/** A page as a picture, in points, and how many pages its document has. */
export type PagePicture = { width: number; height: number; title: string; marks: SvgMark[]; pages: number }

/** The faces as the app's own pages load them. */
const families: Record<FaceName, { fontFamily: string; fontWeight: number; fontStyle?: 'italic' }> = {
  sans: { fontFamily: '"Hanken Grotesk Variable", sans-serif', fontWeight: 400 },
  sansMedium: { fontFamily: '"Hanken Grotesk Variable", sans-serif', fontWeight: 500 },
  sansSemibold: { fontFamily: '"Hanken Grotesk Variable", sans-serif', fontWeight: 600 },
  sansBold: { fontFamily: '"Hanken Grotesk Variable", sans-serif', fontWeight: 700 },
  serif: { fontFamily: '"Source Serif 4 Variable", serif', fontWeight: 400 },
  serifSemibold: { fontFamily: '"Source Serif 4 Variable", serif', fontWeight: 600 },
  serifItalic: { fontFamily: '"Source Serif 4 Variable", serif', fontWeight: 400, fontStyle: 'italic' },
}

/** Draws the first page of a document as SVG: the same places, lines and letters as on paper. What comes on later pages is only counted. */
export class SvgCanvas implements Canvas {
  pages = 0
  private on = 0
  private clips = 0
  private marks: SvgMark[] = []

  constructor(private readonly palette: Palette) {}

  finished(title: string): PagePicture {
    return { width: sheet.width, height: sheet.height, title, marks: this.marks, pages: this.pages }
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
      // The letters stand where the paper has them, also when the reader's browser draws them with another font.
      const fit = text.trim().length > 1 ? { textLength: tidy(width * size), lengthAdjust: 'spacingAndGlyphs' } : {}
      const look = { x: tidy(at), y: tidy(baseline), fontSize: size, fill: this.colour(ink), xmlSpace: 'preserve' }
      this.add({ tag: 'text', look: { ...look, ...families[face], ...fit }, text })
      at += width * size
    }
  }

  line([x1, y1]: [number, number], [x2, y2]: [number, number], stroke: Stroke): void {
    this.add({ tag: 'path', look: { d: `M${tidy(x1)} ${tidy(y1)}L${tidy(x2)} ${tidy(y2)}`, ...this.pen(stroke) } })
  }

  path(data: string, x: number, y: number, look: { stroke?: Stroke; fill?: Fill }): void {
    this.shape('path', { d: data, transform: `translate(${tidy(x)} ${tidy(y)})` }, look)
  }

  box(box: Box, fill: Fill, radius: number): void {
    this.shape('rect', { ...boxed(box), rx: tidy(radius) }, { fill })
  }

  disc(x: number, y: number, radius: number, look: { stroke?: Stroke; fill?: Fill }): void {
    this.shape('circle', { cx: tidy(x), cy: tidy(y), r: tidy(radius) }, look)
  }

  within(box: Box, draw: () => void): void {
    const id = `paper-clip-${this.clips++}`
    const around = this.marks
    this.marks = []
    draw()
    const inside = this.marks
    this.marks = around
    this.add({ tag: 'clipPath', look: { id }, inside: [{ tag: 'rect', look: boxed(box) }] })
    this.add({ tag: 'g', look: { clipPath: `url(#${id})` }, inside })
  }

  picture(png: Buffer, box: Box): void {
    this.add({ tag: 'image', look: { ...boxed(box), href: `data:image/png;base64,${png.toString('base64')}` } })
  }

  private shape(tag: SvgMark['tag'], place: SvgMark['look'], { stroke, fill }: { stroke?: Stroke; fill?: Fill }): void {
    if (fill) this.add({ tag, look: { ...place, ...this.paint(fill) } })
    if (stroke) this.add({ tag, look: { ...place, ...this.pen(stroke) } })
  }

  private add(mark: SvgMark): void {
    if (this.on === 1) this.marks.push(mark)
  }

  private pen({ colour, width, dash, round }: Stroke): SvgMark['look'] {
    const ends = round ? { strokeLinecap: 'round', strokeLinejoin: 'round' } : {}
    const dashes = dash ? { strokeDasharray: dash.join(' ') } : {}
    return { fill: 'none', stroke: this.colour(colour), strokeWidth: tidy(width), ...ends, ...dashes }
  }

  private paint({ colour, opacity }: Fill): SvgMark['look'] {
    return { fill: this.colour(colour), ...(opacity === undefined ? {} : { fillOpacity: opacity }) }
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

function boxed({ x, y, width, height }: Box): SvgMark['look'] {
  return { x: tidy(x), y: tidy(y), width: tidy(width), height: tidy(height) }
}

const tidy = (value: number) => Math.round(value * 100) / 100
