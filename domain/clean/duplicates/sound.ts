/**
 * A key under which words that sound alike come together: "Meijer", "Meyer" and "Meier", "Visscher" and "Fisser". Made for Dutch, with German and
 * English spellings in mind; at most six signs, the first vowel as A, other vowels left out. Expects folded text.
 */
export function soundOf(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const sound = sounded(word.replace(/[^a-z]/g, ''))
  if (remembered.size > 200_000) remembered.clear()
  remembered.set(word, sound)
  return sound
}

const remembered = new Map<string, string>()

function sounded(letters: string): string {
  if (!letters) return ''
  const spoken = spellings.reduce((text, [spelling, sound]) => text.replace(spelling, sound), letters)
  const first = /[aeiou]/.test(spoken.charAt(0)) ? 'A' : spoken.charAt(0)
  return `${first}${spoken.slice(1).replace(/[aeiou]/g, '')}`.replace(/(.)\1+/g, '$1').slice(0, 6)
}

const spellings: [RegExp, string][] = [
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/tsch|sch|sh|ch|gh|g/g, 'G'],
  [/ph|v|w(?=[^aeiou]|$)/g, 'f'],
  [/th|dt|d/g, 't'],
  [/ck|qu|q|c(?=[aourlkt]|$)|x/g, 'k'],
  [/c|z/g, 's'],
  [/ij|ei|ey|ay|ai|y/g, 'i'],
  [/ou|au|ouw|auw/g, 'o'],
  [/p|b/g, 'p'],
  [/j/g, 'i'],
  [/h/g, ''],
]
