export const agenda = {
  title: 'Agenda',
} as const
