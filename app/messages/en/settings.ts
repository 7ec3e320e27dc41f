import type { settings as nl } from '#app/messages/nl/settings'
import type { SameShape } from '#app/messages/same-shape'

export const settings: SameShape<typeof nl> = {
  title: 'Settings',
  me: {
    title: 'My settings',
    lead: 'How Rondo looks and works in this browser.',
    language: 'Language',
    languageHint: 'All screens. Reports keep the language of the client.',
    theme: 'Appearance',
    themeHint: 'Dark is calmer in the car and in the evening.',
    keys: 'Shortcut keys',
    keysHint:
      'One letter is enough, for example G and then T. Turn them off if you dictate or use a screen reader. Search with {{commandKey}} K keeps working.',
    keysOn: 'Single-letter keys',
    showKeys: 'Press ? for the overview.',
    saved: 'Kept in this browser',
  },
}
