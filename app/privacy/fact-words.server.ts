import type { Translate } from '#app/messages/i18n'

/** A value as it is kept, in the words of the screens where there are words for it: 'no-answer' of a call is 'niet opgenomen'. */
export function factWord(t: Translate, table: string, column: string, value: string): string {
  const root = roots[`${table}.${column}`]
  // The key is made of data: a value without words stands as it is kept.
  return root ? (t as unknown as (key: string, options: object) => string)(`${root}.${value}`, { defaultValue: value }) : value
}

const roots: Readonly<Record<string, string>> = {
  'call.outcome': 'relations:dossier.callOutcomes',
  'visit.outcome': 'relations:dossier.visitOutcomes',
  'phone_log.outcome': 'relations:dossier.visitOutcomes',
  'note.kind': 'relations:dossier.noteKinds',
  'note.visibility': 'relations:dossier.visibilities',
  'task.kind': 'relations:dossier.taskKinds',
  'appointment.state': 'relations:dossier.appointmentStates',
  'job.decision_role': 'relations:dossier.roles',
  'customer.legal_form': 'relations:dossier.legalForms',
  'privacy_request.kind': 'privacy:kinds',
  'privacy_request.state': 'privacy:states',
  'privacy_request.identity': 'privacy:identities',
  'dossier_look.way': 'privacy:looks.ways',
}
