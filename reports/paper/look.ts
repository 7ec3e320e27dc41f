import { type LogoPicture, lighter, type ReportLook } from '#domain/reporting/look'
import type { Palette } from './canvas'
import { ink } from './type'

/** The inks of the kit in the colour of a house. */
export function paletteOf(look: ReportLook | null | undefined): Palette {
  const accent = look?.accent
  if (!accent) return {}
  return { [ink.brand]: accent, [ink.brandSoft]: lighter(accent, 0.9), [ink.brandMiddle]: lighter(accent, 0.5) }
}

/** How large a logo is printed, in points, within a box. */
export function printedSize({ width, height }: LogoPicture, most: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(most.width / width, most.height / height)
  return { width: width * scale, height: height * scale }
}
