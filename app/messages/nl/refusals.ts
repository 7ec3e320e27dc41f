export const refusals = {
  erased: 'Deze relatie is gewist. Er komt niets meer bij.',
  title: 'Dit kan niet',
  required: 'Vul dit in.',
  unreadable: 'Dit kunnen we niet lezen. Kijk het na.',
  tooLong: 'Dit is te lang. Kort het in.',
  'used-twice': 'Dit formulier is al eens verstuurd met iets anders erin. Laad de pagina opnieuw en kijk wat er staat.',
} as const
