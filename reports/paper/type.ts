import type { FaceName } from './fonts'

/** A4 in points. */
export const sheet = { width: 595.28, height: 841.89, left: 51, right: 544.28, top: 46, bottom: 787.89 } as const

export const ink = {
  black: '#1B1E24',
  soft: '#484C55',
  faint: '#62666E',
  edge: '#8B887E',
  line: '#E3E0D7',
  sunken: '#EFEDE6',
  brand: '#26469F',
  brandSoft: '#E7ECFA',
  brandMiddle: '#9DB0E0',
  now: '#D9480F',
  nowText: '#B03A0A',
  spark: '#FF8A4C',
  good: '#1C7C4D',
  warn: '#B87D00',
  bad: '#C0342B',
  white: '#FFFFFF',
  land: '#ECE9DF',
  neighbour: '#F4F2EC',
  water: '#DCE6EE',
  border: '#CFCABC',
} as const

export type Ink = (typeof ink)[keyof typeof ink]

/** A face, its size and line height in points, and its colour. */
export type TypeStyle = { face: FaceName; size: number; line: number; ink: Ink }

export const type = {
  headline: { face: 'serifSemibold', size: 25, line: 29.5, ink: ink.black },
  page: { face: 'serifSemibold', size: 20, line: 24, ink: ink.black },
  heading: { face: 'serifSemibold', size: 15, line: 19, ink: ink.black },
  summary: { face: 'sans', size: 10.5, line: 15.2, ink: ink.soft },
  body: { face: 'sans', size: 9.5, line: 13.8, ink: ink.black },
  bodySoft: { face: 'sans', size: 9.5, line: 13.8, ink: ink.soft },
  bodyStrong: { face: 'sansSemibold', size: 9.5, line: 13.8, ink: ink.black },
  firm: { face: 'sansSemibold', size: 10.5, line: 14, ink: ink.black },
  figure: { face: 'sansBold', size: 24, line: 28, ink: ink.black },
  figureOf: { face: 'sans', size: 10.5, line: 14, ink: ink.soft },
  note: { face: 'sans', size: 8.5, line: 12, ink: ink.faint },
  label: { face: 'sans', size: 8, line: 11.5, ink: ink.faint },
  labelStrong: { face: 'sansSemibold', size: 8.5, line: 12, ink: ink.black },
  quote: { face: 'serifItalic', size: 12.5, line: 18, ink: ink.soft },
} as const satisfies Record<string, TypeStyle>

/** The same style in another colour. */
export function inked(style: TypeStyle, colour: Ink): TypeStyle {
  return { ...style, ink: colour }
}
