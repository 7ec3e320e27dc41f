import { foldText } from './text'

/** Two letters for a country however it is written: "Nederland", "The Netherlands", "NL", "België", "D". Null when it is not known. */
export function readCountry(text: string): string | null {
  const words = foldText(text)
    .replace(/[^a-z]+/g, ' ')
    .trim()
  if (/^[a-z]{2}$/.test(words)) return words === 'uk' ? 'GB' : words.toUpperCase()
  return names[words] ?? null
}

const names: Record<string, string> = {
  nederland: 'NL',
  netherlands: 'NL',
  'the netherlands': 'NL',
  holland: 'NL',
  nld: 'NL',
  ned: 'NL',
  belgie: 'BE',
  belgium: 'BE',
  belgique: 'BE',
  b: 'BE',
  bel: 'BE',
  duitsland: 'DE',
  germany: 'DE',
  deutschland: 'DE',
  d: 'DE',
  deu: 'DE',
  luxemburg: 'LU',
  luxembourg: 'LU',
  l: 'LU',
  frankrijk: 'FR',
  france: 'FR',
  f: 'FR',
  engeland: 'GB',
  'verenigd koninkrijk': 'GB',
  'united kingdom': 'GB',
  'great britain': 'GB',
  england: 'GB',
  spanje: 'ES',
  spain: 'ES',
  italie: 'IT',
  italy: 'IT',
  oostenrijk: 'AT',
  austria: 'AT',
  zwitserland: 'CH',
  switzerland: 'CH',
  denemarken: 'DK',
  denmark: 'DK',
  zweden: 'SE',
  sweden: 'SE',
  polen: 'PL',
  poland: 'PL',
  'verenigde staten': 'US',
  'united states': 'US',
  usa: 'US',
}
