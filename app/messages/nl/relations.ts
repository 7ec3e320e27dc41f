export const relations = {
  title: 'Relaties',
} as const
