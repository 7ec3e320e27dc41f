export const reports = {
  title: 'Rapporten',
} as const
