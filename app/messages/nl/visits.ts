export const visits = {
  title: 'Bezoeken',
} as const
