import { list, managers, ofCustomer, type RoutePolicy, staff } from '#security/line'

/** Dossiers, the people in them, and signals. */
export const relationsPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.relations._index': { GET: { ...list, query: { client: 'client', campaign: 'campaign', segment: 'segment' } } },
  'routes/_app.relations.$customerId': { GET: ofCustomer },
  'routes/_app.relations.$customerId.edit': {
    POST: {
      ...ofCustomer,
      form: {
        op: '{op}',
        version: '1',
        name: 'Andere naam',
        legalForm: '',
        status: 'active',
        externalNo: '',
        street: '',
        houseNumber: '',
        houseNumberSuffix: '',
        postcode: '',
        place: '',
        country: 'NL',
        phone: '',
        phone2: '',
        mobile: '',
        email: '',
        website: '',
        kvk: '',
        branch: '',
        vat: '',
        iban: '',
      },
      last: true,
    },
  },
  'routes/_app.relations.$customerId.pin': { POST: { ...ofCustomer, form: { version: '1', latitude: '51.89', longitude: '5.43' } } },
  'routes/_app.relations.$customerId_.erasure': {
    GET: { ...ofCustomer, who: managers },
    POST: { ...ofCustomer, who: managers, form: { op: '{op}', ground: 'they-asked', typedName: 'een ander' } },
  },
  'routes/_app.relations.$customerId_.people.$contactId.erasure': {
    GET: { ...ofCustomer, who: managers, params: { customerId: 'customer', contactId: 'contact' } },
    POST: {
      ...ofCustomer,
      who: managers,
      params: { customerId: 'customer', contactId: 'contact' },
      form: { op: '{op}', ground: 'they-asked', typedName: 'een ander' },
    },
  },
  'routes/_app.relations.$customerId.notes': {
    POST: { ...ofCustomer, form: { op: '{op}', text: 'Belt graag na vijven', kind: 'note', visibility: 'team' } },
  },
  'routes/_app.relations.$customerId.people': {
    POST: { ...ofCustomer, form: { op: '{op}', name: 'Jan Smit', title: '', email: '', phone: '', decisionRole: '' } },
  },
  'routes/_app.relations.$customerId.people.$contactId': {
    GET: { ...ofCustomer, params: { customerId: 'customer', contactId: 'contact' } },
    POST: {
      ...ofCustomer,
      params: { customerId: 'customer', contactId: 'contact' },
      form: {
        version: '1',
        name: 'Jo de Vries',
        title: '',
        email: '',
        phone: '',
        mobile: '',
        linkedinUrl: '',
        strength: '0',
        metAt: '',
        metOn: '',
      },
    },
  },
  'routes/_app.relations.$customerId.care': {
    GET: { ...ofCustomer, who: managers },
    POST: { ...ofCustomer, who: managers, form: { op: '{op}', owner: '{staff}', dossierKeeper: '', standby: '' } },
  },
  'routes/_app.relations.$customerId.lent': {
    POST: { ...ofCustomer, who: managers, form: { op: '{op}', to: '{staff}', from: '{today}', until: '{tomorrow}', reason: 'verlof' } },
  },
  'routes/_app.relations.doors': { GET: { ...list, query: { customer: 'customer' }, silent: true } },
  'routes/_app.people.$contactId.moved': {
    POST: {
      who: staff,
      object: 'contact',
      params: { contactId: 'contact' },
      form: { op: '{op}', customerId: '{customer}', leftOn: '{today}', wentTo: '' },
      last: true,
    },
  },
  'routes/_app.people.$contactId.back': {
    POST: { who: staff, object: 'contact', params: { contactId: 'contact' }, form: { endedJobId: '{job}' }, last: true },
  },
  'routes/_app.people.$contactId._index': { GET: { who: staff, object: 'contact', params: { contactId: 'contact' } } },
  'routes/_app.relations.$customerId.signals': { POST: { ...ofCustomer, form: { kind: 'news', text: 'verhuist', actOn: '{tomorrow}' } } },
  'routes/_app.signals.$signalId.done': {
    POST: { who: staff, object: 'signal', params: { signalId: 'signal' }, form: { done: 'yes' }, last: true },
  },
  'routes/_app.relations.$customerId_.privacy': {
    GET: ofCustomer,
    POST: { ...ofCustomer, form: { op: '{op}', kind: 'access', receivedOn: '{today}', words: '' } },
  },
  'routes/_app.people.$contactId.privacy': {
    GET: { who: staff, object: 'contact', params: { contactId: 'contact' } },
    POST: {
      who: staff,
      object: 'contact',
      params: { contactId: 'contact' },
      form: { op: '{op}', kind: 'access', receivedOn: '{today}', words: '' },
    },
  },
  'routes/_app.settings.privacy._index': { GET: { who: managers, object: 'none', query: { client: 'client' } } },
  'routes/_app.settings.privacy.rules': {
    GET: { who: managers, object: 'none', silent: true },
    POST: {
      who: ['admin'],
      object: 'none',
      silent: true,
      form: { op: '{op}', decider: 'on', exportDays: '7', reason: 'Zo spraken we het af' },
    },
  },
  'routes/_app.privacy.$requestId._index': {
    GET: { who: staff, object: 'privacy-request', params: { requestId: 'privacy-request' } },
    POST: {
      who: managers,
      object: 'privacy-request',
      params: { requestId: 'privacy-request' },
      form: { op: '{op}', act: 'extend', reason: 'Veel om na te kijken' },
    },
  },
  'routes/_app.privacy.$requestId.file': {
    GET: { who: managers, object: 'privacy-request', params: { requestId: 'privacy-request' } },
    POST: {
      who: managers,
      object: 'privacy-request',
      params: { requestId: 'privacy-request' },
      form: { op: '{op}', language: 'nl', seen: 'on' },
    },
  },
  'routes/privacy.files.$fileId': {
    GET: { who: managers, object: 'privacy-file', params: { fileId: 'privacy-file' } },
    POST: { who: managers, object: 'privacy-file', params: { fileId: 'privacy-file' }, form: { remove: 'yes' }, last: true },
  },
  'routes/_app.relations.$customerId.role': { POST: { ...ofCustomer, form: { jobId: '{job}', decisionRole: 'buyer' } } },
}
