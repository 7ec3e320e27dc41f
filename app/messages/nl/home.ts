export const home = {
  title: 'Vandaag',
} as const
