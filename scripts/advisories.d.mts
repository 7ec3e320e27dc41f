export type Advisory = {
  package: string
  id: string
  what: string
  from?: string
  before?: string
  excused?: { versions: string[]; because: string }
}
type Lock = { packages: Record<string, { version?: string; name?: string }> }
export function faultsOf(lock: Lock, list: { advisories: readonly Advisory[] }): string[]
export function isVulnerable(version: string, range: Pick<Advisory, 'from' | 'before'>): boolean
