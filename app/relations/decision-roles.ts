import type { DecisionRole } from '#domain/relations/contact'

/** The parts people play when a customer decides, in the order of the choice list. */
export const decisionRoles = ['decider', 'influencer', 'end-user', 'buyer', 'gatekeeper'] as const satisfies readonly DecisionRole[]
