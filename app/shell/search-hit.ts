/** One thing that GET /api/search?q= found. The answer is `{ hits: SearchHit[] }`, best first, at most a few of each kind. */
export interface SearchHit {
  kind: 'customer' | 'contact' | 'campaign'
  id: string
  title: string
  /** Town, client or role: what tells two of the same name apart. */
  detail?: string
  to: string
}

export function isSearchAnswer(value: unknown): value is { hits: SearchHit[] } {
  return typeof value === 'object' && value !== null && 'hits' in value && Array.isArray(value.hits)
}
