export const clean = {
  title: 'Bestand op orde',
} as const
