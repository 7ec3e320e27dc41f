import { writtenPhone } from '#domain/clean/phone'

/** How each number is written for reading, by the number itself. Made here: the tables behind it are too heavy for a browser. */
export function phoneTexts(numbers: readonly (string | null)[]): Record<string, string> {
  return Object.fromEntries(numbers.filter((number) => number !== null).map((number) => [number, writtenPhone(number)]))
}
