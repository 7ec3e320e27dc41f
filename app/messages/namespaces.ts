/** All namespaces, the default one first. The others are named before the key: t('units:title'). */
export const namespaces = [
  'common',
  'actions',
  'agenda',
  'auth',
  'campaigns',
  'clean',
  'home',
  'nav',
  'refusals',
  'relations',
  'reports',
  'run',
  'segments',
  'settings',
  'units',
  'visits',
] as const
