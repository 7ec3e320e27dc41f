export const settings = {
  title: 'Instellingen',
} as const
