import { list, managers, ofCampaign, ofStatement, ofUnit, type RoutePolicy } from '#security/line'

/** Units, prices, hours, costs and statements. */
export const unitsPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.units._index': { GET: list },
  'routes/_app.units.$unitId._index': { GET: ofUnit },
  'routes/_app.units.$unitId.csv': { GET: ofUnit },
  'routes/_app.units.$unitId.bookings': {
    POST: {
      ...ofUnit,
      form: { op: '{op}', subject: 'preparation', minutes: '10', on: '{today}', staffId: '{staff}', text: 'Voorbereiding' },
    },
  },
  'routes/_app.units.$unitId.corrections': {
    POST: { ...ofUnit, form: { op: '{op}', entryId: '{entry}', reason: 'Dubbel geboekt' }, last: true },
  },

  'routes/_app.units.$unitId.terms': {
    POST: {
      ...ofUnit,
      form: {
        op: '{op}',
        term: 'period',
        unused: 'stay',
        fruitless: 'charged',
        endsOn: '{today}',
        drive: 'apart',
        kmRate: '0,40',
        price: '6500',
        agreedWith: 'Pieter',
        reason: 'Afgesproken bij de evaluatie',
      },
    },
  },
  'routes/_app.units.$unitId.next': {
    POST: {
      ...ofUnit,
      form: {
        op: '{op}',
        kind: 'unit-1',
        name: 'Unit 1',
        hours: '40',
        visits: '14',
        startsOn: '{today}',
        endsOn: '{today}',
        term: 'period',
        unused: 'stay',
        fruitless: 'charged',
      },
    },
  },
  'routes/_app.units.$unitId.shared': { POST: { ...ofUnit, form: { op: '{op}', campaignIds: '{campaign}' } } },
  'routes/_app.units.$unitId.closed': { POST: { ...ofUnit, form: { op: '{op}', through: '{today}' }, last: true } },
  'routes/_app.units.$unitId.expired': { POST: { ...ofUnit, form: { op: '{op}' } } },
  'routes/_app.units.$unitId.decisions': {
    POST: { ...ofUnit, form: { op: '{op}', entryId: '{entry}', decision: 'stands', answer: 'Het bezoek ging door' } },
  },
  'routes/_app.units.$unitId.call-offs._index': {
    POST: {
      ...ofUnit,
      form: { op: '{op}', asked: 'Bezoek bij een verwijzer', minutes: '1:00', wantedBy: '{today}', toldBy: 'Pieter', staffId: '{staff}' },
    },
  },
  'routes/_app.units.$unitId.call-offs.decided': {
    POST: {
      ...ofUnit,
      form: { op: '{op}', callOffId: '{call-off}', decision: 'declined', answer: 'Dat kan pas na de zomer', minutes: '', staffId: '' },
    },
  },
  'routes/portal.units.$unitId.call-offs._index': {
    POST: {
      who: ['client-owner'],
      object: 'unit',
      params: { unitId: 'unit' },
      form: { op: '{op}', asked: 'Bezoek bij een verwijzer', minutes: '1:00', wantedBy: '' },
    },
  },
  'routes/portal.units.$unitId.call-offs.withdrawn': {
    POST: { who: ['client-owner'], object: 'unit', params: { unitId: 'unit' }, form: { op: '{op}', callOffId: '{call-off}' } },
  },
  'routes/portal.units.$unitId._index': { GET: { who: ['client-owner'], object: 'unit', params: { unitId: 'unit' } } },
  'routes/portal.units.$unitId.disputes': {
    POST: {
      who: ['client-owner'],
      object: 'unit',
      params: { unitId: 'unit' },
      form: { op: '{op}', entryId: '{entry}', said: 'Dit bezoek was er niet' },
    },
  },
  'routes/_app.settings.units': {
    GET: { who: managers, object: 'none', silent: true },
    POST: {
      who: managers,
      object: 'none',
      silent: true,
      form: {
        op: '{op}',
        name: 'Kennismaking',
        hours: '16',
        visits: '6',
        price: '1500',
        term: 'period',
        unused: 'stay',
        fruitless: 'charged',
      },
    },
  },

  'routes/_app.units.$unitId.prices': {
    GET: { ...ofUnit, who: managers },
    POST: {
      ...ofUnit,
      who: managers,
      form: {
        op: '{op}',
        basis: 'unit',
        charged: 'as-used',
        vat: 'standard',
        appliesFrom: '{today}',
        consultant: '',
        manager: '',
        reason: 'Afgesproken met de directeur',
      },
    },
  },
  'routes/_app.units.$unitId.travel._index': {
    GET: ofUnit,
    POST: { ...ofUnit, form: { op: '{op}', kind: 'km', kilometres: '12', on: '{today}', staffId: '{staff}', text: 'Heen en weer' } },
  },
  'routes/_app.units.$unitId.travel.$receiptId': {
    GET: { ...ofUnit, params: { unitId: 'unit', receiptId: 'receipt' }, silent: true },
  },

  'routes/_app.hours._index': { GET: { ...list, query: { client: 'client', who: 'staff' }, silent: true } },
  'routes/_app.hours.csv': { GET: { ...list, query: { client: 'client', who: 'staff' }, silent: true } },
  'routes/_app.hours.week': { GET: { ...list, query: { who: 'staff' }, silent: true } },
  'routes/_app.hours.working': {
    GET: { ...list, query: { who: 'staff' }, silent: true },
    POST: {
      ...list,
      silent: true,
      form: { op: '{op}', what: 'away', staffId: '{staff}', fromDay: '{today}', toDay: '{today}', kind: 'leave' },
    },
  },
  // What a campaign costs is for managers.
  'routes/_app.campaigns.$campaignId.costs._index': { GET: { ...ofCampaign, who: managers } },
  'routes/_app.campaigns.$campaignId.costs.csv': { GET: { ...ofCampaign, who: managers, silent: true } },
  'routes/_app.campaigns.$campaignId.costs.rules._index': {
    POST: { ...ofCampaign, who: managers, form: { op: '{op}', name: 'Naar plaats', by: 'place', groups: '', sharedBy: 'own-cost' } },
  },
  'routes/_app.campaigns.$campaignId.costs.rules.$ruleId.removed': {
    POST: { ...ofCampaign, who: managers, params: { campaignId: 'campaign', ruleId: 'cost-rule' }, last: true },
  },
  'routes/_app.statements._index': { GET: { who: managers, object: 'none', query: { client: 'client' } } },
  'routes/_app.statements.new': {
    GET: { who: managers, object: 'client', query: { client: 'client' } },
    POST: { who: managers, object: 'client', form: { op: '{op}', clientId: '{client}', to: '{today}', seen: '0' } },
  },
  'routes/_app.statements.$statementId._index': { GET: ofStatement },
  'routes/_app.statements.$statementId.credited': {
    POST: { ...ofStatement, form: { op: '{op}', reason: 'Verkeerde periode gekozen' }, last: true },
  },
  // Money is for managers and for the client's owner.
  'routes/statements.$statementId[.pdf]': { GET: { ...ofStatement, who: [...managers, 'client-owner'] } },
  'routes/statements.$statementId[.xml]': { GET: { ...ofStatement, who: [...managers, 'client-owner'] } },
  'routes/statements.$statementId[.csv]': { GET: { ...ofStatement, who: [...managers, 'client-owner'], silent: true } },
  'routes/_app.settings.invoicing._index': {
    GET: { who: managers, object: 'none' },
    POST: {
      who: managers,
      object: 'none',
      silent: true,
      form: {
        op: '{op}',
        name: 'Jansen & Bos',
        street: '',
        postcode: '',
        place: '',
        kvk: '',
        vat: '',
        email: '',
        iban: '',
        paymentDays: '30',
      },
    },
  },
  'routes/_app.settings.invoicing.$clientId': {
    GET: { who: managers, object: 'client', params: { clientId: 'client' } },
    POST: {
      who: managers,
      object: 'client',
      params: { clientId: 'client' },
      form: { op: '{op}', street: '', postcode: '', place: '', kvk: '', vat: '', email: '', reference: '' },
    },
  },
}
