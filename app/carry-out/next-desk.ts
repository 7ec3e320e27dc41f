/** A desk that came with the answer to the call before it is shown at once, as long as it is as fresh as if it had been asked for. */
const freshMs = 5000

let kept: { customerId: string; data: unknown; at: number } | null = null

/** Keeps what the next customer's page would ask for. */
export function keepNextDesk(customerId: string, data: unknown): void {
  kept = { customerId, data, at: Date.now() }
}

/** What was kept for a customer, once; null when there is nothing, or nothing fresh. */
export function takeNextDesk<Data>(customerId: string | undefined): Data | null {
  const found = kept
  kept = null
  return found && found.customerId === customerId && Date.now() - found.at < freshMs ? (found.data as Data) : null
}
