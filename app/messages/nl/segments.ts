export const segments = {
  title: 'Segmenten',
} as const
