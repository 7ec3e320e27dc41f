/**
 * Reads a length of time as people type it and gives whole minutes, or null when it is not a length of time.
 * '2:10', '2 u 10', '2u10', '2h10' and '130' are 130; '45 min' is 45; a fraction means hours, with a comma or a point:
 * '2,17 u' and '2,17' are 130, '1,5' is 90. A whole number without a unit is minutes. Negative times are not times.
 */
export function parseMinutes(text: string): number | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  return clock(words) ?? hoursAndMinutes(words) ?? onlyMinutes(words) ?? onlyHours(words)
}

/** How a number of minutes is put back into the field: 130 is '2:10'. */
export function writeMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

function clock(words: string): number | null {
  const found = /^(\d{1,4}):([0-5]\d)(?: ?(?:u|uur|h))?$/.exec(words)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

function hoursAndMinutes(words: string): number | null {
  const found = /^(\d{1,4}) ?(?:u|uur|uren|h|hr|hour|hours) ?(?:en |and )?([0-5]?\d) ?(?:m|min|minuten|minutes)?$/.exec(words)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

function onlyMinutes(words: string): number | null {
  const found = /^(\d{1,6}) ?(?:m|min|minuut|minuten|minute|minutes)?$/.exec(words)
  return found ? Number(found[1]) : null
}

function onlyHours(words: string): number | null {
  const found = /^(\d{1,4}(?:[.,]\d{1,2})?) ?(?:u|uur|uren|h|hr|hour|hours)?$/.exec(words)
  return found?.[1] ? Math.round(Number(found[1].replace(',', '.')) * 60) : null
}
