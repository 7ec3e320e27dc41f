export const settings = {
  title: 'Instellingen',
  me: {
    title: 'Mijn instellingen',
    lead: 'Hoe Rondo er in deze browser uitziet en werkt.',
    language: 'Taal',
    languageHint: 'Alle schermen. Rapporten houden de taal van de opdrachtgever.',
    theme: 'Uiterlijk',
    themeHint: 'Donker is rustiger in de auto en in de avond.',
    keys: 'Sneltoetsen',
    keysHint:
      'Eén letter is genoeg, bijvoorbeeld G en dan T. Zet ze uit als je dicteert of een schermlezer gebruikt. Zoeken met {{commandKey}} K blijft werken.',
    keysOn: 'Toetsen met één letter',
    showKeys: 'Druk op ? voor het overzicht.',
    saved: 'Bewaard in deze browser',
  },
} as const
