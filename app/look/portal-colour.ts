import { lighter } from '#domain/reporting/look'

/** The brand of the app's own tokens in the colour of a house, light and dark; nothing where there is none. */
export function colourOfPortal(accent: string | null): Record<string, string> {
  if (!accent) return {}
  return {
    '--brand': `light-dark(${accent}, ${lighter(accent, 0.65)})`,
    '--brand-ink': 'light-dark(#ffffff, #101318)',
    '--brand-soft': `light-dark(${lighter(accent, 0.92)}, color-mix(in srgb, ${accent} 35%, #1a1d23))`,
    '--brand-text': `light-dark(color-mix(in srgb, ${accent} 80%, #000000), ${lighter(accent, 0.75)})`,
  }
}
