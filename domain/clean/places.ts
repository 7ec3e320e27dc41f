import { foldText } from './text'

/** One name for places that go by two: "'s-Gravenhage" → "Den Haag", "Den Bosch" → "'s-Hertogenbosch", "Krimpen a/d IJssel" → in full. */
export function officialPlace(place: string): string {
  return official[placeKey(place)] ?? place
}

/** What places compare by: no case, accents, blanks or signs; "a/d" and "aan den" alike. */
export function placeKey(place: string): string {
  const bare = foldText(place)
    .replace(/\ba ?[/.] ?d\b\.?|\baan (de|den|het)\b/g, 'ad')
    .replace(/^st\.? /, 'sint ')
    .replace(/\(.*?\)/g, '')
    .replace(/[^a-z]/g, '')
  return sameAs[bare] ?? bare
}

const sameAs: Record<string, string> = {
  denhaag: 'sgravenhage',
  denbosch: 'shertogenbosch',
  dordt: 'dordrecht',
  amsterdamzuidoost: 'amsterdam',
  amsterdamzo: 'amsterdam',
}

const official: Record<string, string> = {
  sgravenhage: 'Den Haag',
  shertogenbosch: "'s-Hertogenbosch",
  alphenadrijn: 'Alphen aan den Rijn',
  capelleadijssel: 'Capelle aan den IJssel',
  krimpenadijssel: 'Krimpen aan den IJssel',
  nieuwerkerkadijssel: 'Nieuwerkerk aan den IJssel',
  ouderkerkadamstel: 'Ouderkerk aan de Amstel',
  ouderkerkadijssel: 'Ouderkerk aan den IJssel',
  koudekerkadrijn: 'Koudekerk aan den Rijn',
  hardinxveldgiessendam: 'Hardinxveld-Giessendam',
}
