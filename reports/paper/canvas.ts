import type { Ink, TypeStyle } from './type'
import type { SetRun } from './typeset'

export type Stroke = { colour: Ink; width: number; dash?: [number, number]; round?: boolean }
export type Fill = { colour: Ink; opacity?: number }
export type Box = { x: number; y: number; width: number; height: number }
export type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'BlockQuote' | 'Figure' | 'TH' | 'TD' | 'Lbl' | 'LBody'
export type Group = 'Sect' | 'Table' | 'TR' | 'L' | 'LI'
export type TagOptions = { alt?: string; scope?: 'Column' | 'Row'; box?: [number, number, number, number] }

/** What ink a colour of the kit is printed in: the house may have a colour of its own. */
export type Palette = Readonly<Partial<Record<Ink, string>>>

/** What a page is drawn on: a PDF, or a picture of the first page for the screen. Points from the top left; y of text is its baseline. */
export interface Canvas {
  newPage(): void
  /** Goes back to a page that was drawn, to add to it. */
  toPage(index: number): void
  readonly pages: number
  bookmark(title: string, y: number): void
  group(tag: Group, draw: () => void): void
  tagged(tag: Tag, draw: () => void, options: TagOptions): void
  decoration(draw: () => void, type: 'Layout' | 'Pagination'): void
  text(runs: readonly SetRun[], style: TypeStyle, x: number, baseline: number): void
  line(from: [number, number], to: [number, number], stroke: Stroke): void
  path(data: string, x: number, y: number, look: { stroke?: Stroke; fill?: Fill }): void
  box(box: Box, fill: Fill, radius: number): void
  disc(x: number, y: number, radius: number, look: { stroke?: Stroke; fill?: Fill }): void
  within(box: Box, draw: () => void): void
  /** A PNG without transparency. */
  picture(png: Buffer, box: Box): void
  link(address: string, words: string, box: Box): void
}
