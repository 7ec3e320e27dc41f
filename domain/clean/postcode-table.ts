import { foldText } from './text'

/** A postcode, by its four figures or in full ("4191 NM"), and where it is. */
export type PostcodeArea = {
  code: string
  latitude: number
  longitude: number
  place: string | null
  municipality: string | null
  province: string | null
}

/** Where GeoNames has what we need (its readme of postal codes): code, place, province, municipality, latitude, longitude. */
const geoNames = { code: 1, place: 2, province: 3, municipality: 5, latitude: 9, longitude: 10 }

const headers: Record<keyof typeof geoNames, RegExp> = {
  code: /^(pc[46]?|postcode|postal ?code|code)$/,
  latitude: /^(lat|latitude|breedtegraad)$/,
  longitude: /^(lon|lng|long|longitude|lengtegraad)$/,
  place: /^(place|plaats|woonplaats|city|place ?name)$/,
  municipality: /^(municipality|gemeente)$/,
  province: /^(province|provincie)$/,
}

export type PostcodeReader = (cells: readonly string[]) => PostcodeArea | null

/**
 * How the rows of a table of postcodes are read: GeoNames (no header, twelve columns, tabs) or a file whose header names its columns, such as
 * `pc4,lat,lon,place`. Null when it is neither.
 * @param first its first row
 */
export function postcodeReaderOf(first: readonly string[]): { read: PostcodeReader; headed: boolean } | null {
  if (first.length >= 11 && /^[A-Z]{2}$/.test(first[0] ?? '') && coordinate(first[9]) !== null)
    return { read: (cells) => (cells[0] === 'NL' ? areaOf(cells, geoNames) : null), headed: false }
  const folded = first.map((cell) => foldText(cell).replace(/_/g, ' '))
  const at = Object.fromEntries(Object.entries(headers).map(([field, form]) => [field, folded.findIndex((cell) => form.test(cell))]))
  if ((at.code ?? -1) < 0 || (at.latitude ?? -1) < 0 || (at.longitude ?? -1) < 0) return null
  return { read: (cells) => areaOf(cells, at as typeof geoNames), headed: true }
}

function areaOf(cells: readonly string[], at: typeof geoNames): PostcodeArea | null {
  const parts = /^([1-9]\d{3})\s?([A-Z]{2})?$/.exec((cells[at.code] ?? '').trim().toUpperCase())
  const [latitude, longitude] = [coordinate(cells[at.latitude]), coordinate(cells[at.longitude])]
  if (!parts || latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  const text = (column: number) => cells[column]?.trim() || null
  return {
    code: parts[2] ? `${parts[1]} ${parts[2]}` : (parts[1] as string),
    latitude,
    longitude,
    place: text(at.place),
    municipality: text(at.municipality),
    province: text(at.province),
  }
}

function coordinate(text: string | undefined): number | null {
  const bare = (text ?? '').trim().replace(',', '.')
  return /^-?\d{1,3}(\.\d+)?$/.test(bare) ? Number(bare) : null
}
