export const actions = {
  title: 'Acties per segment',
} as const
