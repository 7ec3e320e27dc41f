import type { Offer } from '#app/units/offers.server'

/** The value of a kind in the form: the method's kinds by their kind, the firm's own by their id. */
export function choiceOf({ id, kind }: Pick<Offer, 'id' | 'kind'>): string {
  return kind === 'own' ? id : kind
}
