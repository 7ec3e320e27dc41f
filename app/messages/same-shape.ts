/**
 * The shape a translation must have: every key of the Dutch messages, with any text. A key that is missing or
 * misspelled in the other language is a type error. Plurals end in `_one` and `_other` in both languages.
 */
export type SameShape<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : SameShape<Messages[Key]>
}
