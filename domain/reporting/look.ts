/** A logo as it is printed and shown: a PNG without transparency or a JPEG, in base64, and its size in pixels. */
export type LogoPicture = { bytes: string; width: number; height: number }

/** How a report looks: the colour of its figures (null is our own), the logo of who makes it and of whose it is. */
export type ReportLook = { accent: string | null; firm: LogoPicture | null; client: LogoPicture | null }

/** What white text needs on a colour, and a colour on white paper, to be read (WCAG 2.2, success criterion 1.4.3). */
export const leastContrast = 4.5

/** A colour such as '#26469f' from what somebody typed, with or without the number sign; null when it is none. */
export function colourFrom(typed: string): string | null {
  const found = /^#?([0-9a-f]{6})$/i.exec(typed.trim())?.[1]
  return found ? `#${found.toLowerCase()}` : null
}

/** How much a colour stands out from white, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOnWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/** Why a colour cannot be that of a house, with the nearest darker shade that can; null when it can. */
export function colourRefusal(colour: string): { refused: 'too-light'; contrast: number; instead: string } | null {
  const contrast = contrastOnWhite(colour)
  return contrast >= leastContrast ? null : { refused: 'too-light', contrast: Math.floor(contrast * 10) / 10, instead: darkEnough(colour) }
}

/** A colour mixed with white: 0 is the colour, 1 is white. */
export function lighter(colour: string, share: number): string {
  return hexOf(channels(colour).map((value) => Math.round(value + (255 - value) * share)))
}

function darkEnough(colour: string): string {
  for (let share = 0.98; share > 0; share -= 0.02) {
    const darker = hexOf(channels(colour).map((value) => Math.round(value * share)))
    if (contrastOnWhite(darker) >= leastContrast) return darker
  }
  return '#000000'
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function hexOf(values: readonly number[]): string {
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
