export const run = {
  title: 'Uitvoeren',
} as const
