export const campaigns = {
  title: 'Campagnes',
} as const
