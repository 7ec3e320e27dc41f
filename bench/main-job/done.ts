/** The answer of a use case; a refusal ends the bench with its words. */
export function done<Answer extends object>(answer: Answer | null, what: string): Exclude<Answer, { refused: string }> {
  if (answer === null || ('refused' in answer && answer.refused)) throw new Error(`${what}: ${JSON.stringify(answer)}`)
  return answer as Exclude<Answer, { refused: string }>
}
