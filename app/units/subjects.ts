/** By what the lines of a ledger can be chosen: what the time went to, or what kind of line it is. */
export const ledgerSubjects = [
  'visit',
  'travel-time',
  'call',
  'preparation',
  'report',
  'meeting',
  'evaluation',
  'set-up',
  'other',
  'correction',
  'opening',
  'travel',
] as const

/** Work that no call or visit books by itself. */
export const bookableSubjects = ['preparation', 'meeting', 'report', 'evaluation', 'set-up', 'other'] as const
