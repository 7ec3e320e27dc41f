import 'i18next'
import type { nl } from '#app/messages/nl'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof nl
    returnNull: false
  }
}
