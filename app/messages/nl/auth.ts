export const auth = {
  title: 'Inloggen',
} as const
