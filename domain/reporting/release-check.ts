import type { Day } from '#domain/calendar/day'
import { type Recipient, sortedRecipients } from '#domain/relations/mail-address'

/** What is looked at before a report is released. */
export type ReleaseFacts = {
  /** Reports of the same kind on earlier periods that are still drafts. */
  earlierDrafts: readonly { id: string; number: number; periodKey: string }[]
  /** Visits that were agreed for the period, are past, and have no log: their hours and words are missing. */
  unlogged: readonly { id: string; customer: string; on: Day }[]
  /** Visits of the period with a quote that its speaker did not consent to. */
  silentQuotes: readonly { id: string; customer: string }[]
  /** How much of what is only ours lies behind the visits of the period. It is counted and never read. */
  kept: { privateNotes: number; visitNotes: number; personalFacts: number }
  /** Of an evaluation: whether nobody wrote findings or adjustments. Of a final one: the visits that are still to come. */
  nothingSaid: boolean
  ahead: number
  /** Who of the client receives reports. */
  recipients: readonly Recipient[]
}

export type Check =
  | { kind: 'earlier-drafts'; reports: ReleaseFacts['earlierDrafts'] }
  | { kind: 'unlogged'; visits: ReleaseFacts['unlogged'] }
  | { kind: 'nothing-said' }
  | { kind: 'ahead'; count: number }
  | { kind: 'bad-address'; names: string[] }
  | { kind: 'no-address'; names: string[] }
  | { kind: 'nobody' }

/** What was left out of a report, and so why it is not in it. `quotes` names whose words wait for consent. */
export type Hidden =
  | { kind: 'quotes'; visits: ReleaseFacts['silentQuotes'] }
  | { kind: 'private-notes' | 'visit-notes' | 'personal-facts'; count: number }

export type ReleaseCheck = {
  /** What a person should look at before they release; each of these keeps a report from going out by itself. */
  open: Check[]
  hidden: Hidden[]
  /** Who gets the mail. */
  goesTo: { id: string; name: string; email: string }[]
}

/** The list before a release: what is still open, what stays hidden and why, and who will get it. */
export function releaseCheck(facts: ReleaseFacts): ReleaseCheck {
  const { good, bad, without } = sortedRecipients(facts.recipients)
  const { privateNotes, visitNotes, personalFacts } = facts.kept
  const counted = [
    { kind: 'private-notes', count: privateNotes },
    { kind: 'visit-notes', count: visitNotes },
    { kind: 'personal-facts', count: personalFacts },
  ] as const
  return {
    open: [
      ...(facts.unlogged.length > 0 ? [{ kind: 'unlogged', visits: facts.unlogged } as const] : []),
      ...(facts.earlierDrafts.length > 0 ? [{ kind: 'earlier-drafts', reports: facts.earlierDrafts } as const] : []),
      ...(facts.nothingSaid ? [{ kind: 'nothing-said' } as const] : []),
      ...(facts.ahead > 0 ? [{ kind: 'ahead', count: facts.ahead } as const] : []),
      ...(bad.length > 0 ? [{ kind: 'bad-address', names: bad.map(({ name, email }) => `${name} (${email})`) } as const] : []),
      ...(without.length > 0 ? [{ kind: 'no-address', names: without.map(({ name }) => name) } as const] : []),
      ...(good.length === 0 ? [{ kind: 'nobody' } as const] : []),
    ],
    hidden: [
      ...(facts.silentQuotes.length > 0 ? [{ kind: 'quotes', visits: facts.silentQuotes } as const] : []),
      ...counted.filter(({ count }) => count > 0),
    ],
    goesTo: good,
  }
}
