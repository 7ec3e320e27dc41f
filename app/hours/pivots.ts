import type { HoursPivot } from '#db/hours'

/** By what hours are added up, in the order of the list. */
export const hoursPivots: readonly HoursPivot[] = ['who', 'client', 'campaign', 'segment', 'kind']
