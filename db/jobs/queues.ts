/**
 * What a job carries: ids, never names, texts or other personal data, because a job outlives what it is about. `clientId` says whose it is, so that a
 * dead job is shown only to who sees that client.
 */
export type JobData = {
  /** Sends one mail of the outbox. */
  mail: { outboxId: string; clientId: string | null }
  /** Finds mails that wait without a job, and gives them one. */
  'mail-sweep': Record<string, never>
  /** Finds the reports that are due by their schedules, and makes a job of each. */
  'reports-due': Record<string, never>
  /** Makes the report of a campaign for the period that a day lies in. */
  'report-make': { clientId: string; campaignId: string; day: string }
  /** Plans the unit of a campaign as it was asked. */
  'plan-unit': { clientId: string; proposalId: string }
  /** Learns how long drives take from those that were logged. */
  'travel-learn': Record<string, never>
  /** Looks up where addresses are, where the setting says so. */
  'addresses-look-up': Record<string, never>
  /** Takes out what is left of units whose contract lets unused hours expire, some time after their last day. */
  'units-expire': Record<string, never>
  /** Takes everybody off the project lists whose last day has passed. */
  'lists-expire': Record<string, never>
  /** Tells our managers that a client disputes a line of a ledger. */
  'dispute-tell': { clientId: string; disputeId: string }
  /** Tells our managers that a client asks for hours of a unit. */
  'call-off-tell': { clientId: string; callOffId: string }
  /** Tells whoever answers it that a client asked something, or said more about it. */
  'request-tell': { clientId: string; requestId: string; stepId?: string }
  /** Makes the file with everything we hold of somebody. */
  'privacy-file': { clientId: string; exportId: string }
  /** Takes away the files of which the time is over. */
  'privacy-sweep': Record<string, never>
}

export type JobName = keyof JobData

/**
 * How a queue works. A job that fails is tried again after `retrySeconds`, then after twice as long, and so on; after `retries` times it is dead and waits
 * for a person. `atOnce` is how many one process does side by side. A job whose process died is somebody else's after `lease` seconds; a living
 * process renews the lease, so that a job may take as long as it needs. `everySeconds` makes a clock of it: one job per that many seconds, whatever
 * the number of processes.
 */
export type Queue = { retries: number; retrySeconds: number; atOnce: number; lease: number; everySeconds?: number }

const usual: Queue = { retries: 4, retrySeconds: 60, atOnce: 1, lease: 30 }
const clock: Queue = { ...usual, retries: 0, everySeconds: 60 }

/** Every queue. A new one needs its line here, its data above, its handler in app/jobs and its name in the settings messages. */
export const queues: { readonly [name in JobName]: Queue } = {
  mail: { ...usual, atOnce: 2 },
  'mail-sweep': clock,
  'reports-due': clock,
  'report-make': usual,
  'plan-unit': { ...usual, retries: 1 },
  'travel-learn': { ...clock, everySeconds: 86_400 },
  'addresses-look-up': clock,
  'units-expire': { ...clock, everySeconds: 3600 },
  'lists-expire': { ...clock, everySeconds: 3600 },
  'dispute-tell': usual,
  'call-off-tell': usual,
  'request-tell': usual,
  'privacy-file': usual,
  'privacy-sweep': { ...clock, everySeconds: 3600 },
}

export const jobNames = Object.keys(queues) as JobName[]
