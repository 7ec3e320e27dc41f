import { clientPeople, list, managers, type RoutePolicy, staff } from '#security/line'

const aRequest = { subject: 'Wanneer komt het rapport', text: 'Ik wacht erop.', kind: 'question' } as const

/** What comes in at the desk, and what is agreed about answering it. */
export const deskPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.requests': { GET: { ...list, silent: true } },
  'routes/_app.requests._index': { GET: { ...list, query: { client: 'client' }, asks: { which: 'every' } } },
  'routes/_app.requests.complaints': { GET: { ...list, query: { customer: 'customer' }, asks: { which: 'every' } } },
  'routes/_app.requests.levels': {
    GET: { ...list },
    POST: {
      who: managers,
      object: 'client',
      form: { op: '{op}', clientId: '{client}', kind: 'question', hours: '8', startsOn: '{today}' },
    },
  },
  'routes/_app.requests.office-hours': {
    POST: { who: managers, object: 'none', silent: true, form: { op: '{op}', startsOn: '{today}', from1: '08:30', to1: '17:30' } },
  },
  'routes/_app.requests_.new': {
    GET: { ...list, query: { customer: 'customer' } },
    POST: {
      ...list,
      object: 'client',
      form: { ...aRequest, op: '{op}', clientId: '{client}', customerId: '{customer}', toldBy: 'Jan', channel: 'phone' },
    },
  },
  'routes/_app.requests_.$requestId._index': {
    GET: { who: staff, object: 'request', params: { requestId: 'request' } },
    POST: { who: staff, object: 'request', params: { requestId: 'request' }, form: { op: '{op}', step: 'note', words: 'Teruggebeld' } },
  },
  'routes/_app.guide._index': {
    GET: { ...list, silent: true },
    POST: { who: managers, object: 'none', silent: true, form: { op: '{op}', nameNl: 'Extra bezoek', isActive: 'on' } },
  },
  'routes/portal.guide': { GET: { who: clientPeople, object: 'none', silent: true } },
  'routes/portal.requests._index': {
    GET: { who: clientPeople, object: 'none' },
    POST: { who: clientPeople, object: 'none', form: { ...aRequest, op: '{op}', campaignId: '{campaign}' } },
  },
  'routes/portal.requests.$requestId._index': {
    GET: { who: clientPeople, object: 'request', params: { requestId: 'request' } },
    POST: {
      who: clientPeople,
      object: 'request',
      params: { requestId: 'request' },
      form: { op: '{op}', step: 'say', words: 'Het is dringend' },
    },
  },
}
