export const refusals = {
  title: 'Dit kan niet',
} as const
