import { list, ofCampaign, ofCustomer, type RoutePolicy, staff } from '#security/line'

/** Who to call next, the agenda, and the list of campaigns. */
export const campaignsPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.follow-ups': { GET: { ...list, silent: true } },
  'routes/_app.follow-ups._index': { GET: { ...list, asks: { whose: 'all' } } },
  'routes/_app.follow-ups.promises': { GET: { ...list, asks: { whose: 'all' } } },
  'routes/_app.follow-ups.team': { GET: list },
  'routes/_app.follow-ups.snoozed._index': { GET: list },
  'routes/_app.follow-ups.snoozed.$snoozeId.ended': {
    POST: { who: staff, object: 'snooze', params: { snoozeId: 'snooze' }, form: {}, last: true },
  },
  'routes/_app.relations.$customerId.put-off': {
    POST: { ...ofCustomer, form: { until: '{tomorrow}', reason: 'wil in het voorjaar weer spreken', op: '{op}' }, last: true },
  },

  'routes/_app.agenda._index': { GET: { ...list, query: { who: 'staff' } } },
  'routes/_app.agenda.capacity': { GET: { ...list, silent: true } },
  'routes/_app.agenda.map': { GET: { ...list, silent: true, query: { who: 'staff', campaign: 'campaign' } } },
  'routes/_app.agenda.places': { GET: { ...list, silent: true, query: { who: 'staff', appointment: 'appointment' } } },
  'routes/_app.agenda.moves': {
    POST: { ...list, form: { appointmentId: '{appointment}', version: '1', day: '{today}', time: '09:00', staffId: '{staff}' } },
  },
  'routes/_app.agenda.repair': {
    GET: { ...list, silent: true, query: { who: 'staff' } },
    POST: { ...list, silent: true, form: { op: '{op}', who: '{staff}', day: '{tomorrow}', kind: 'sick', from: '11:00', seen: '[]' } },
  },
  'routes/_app.agenda.unassigned': { GET: { ...list, query: { who: 'staff', campaign: 'campaign' } } },
  'routes/_app.agenda.proposals': {
    POST: {
      ...list,
      form: {
        op: '{op}',
        campaignId: '{campaign}',
        customerId: '{waiting-customer}',
        staffId: '{staff}',
        day: '{tomorrow}',
        time: '15:00',
      },
    },
  },
  'routes/_app.agenda.cancellations': {
    POST: { ...list, form: { appointmentId: '{appointment}', reason: 'De klant belde af' }, last: true },
  },

  'routes/_app.campaigns._index': { GET: list },
  'routes/_app.campaigns.new': {
    GET: list,
    POST: {
      ...list,
      form: {
        op: '{op}',
        clientId: '{client}',
        name: 'Voorjaarsronde',
        startsOn: '{today}',
        endsOn: '{today}',
        kind: 'unit-1',
        hours: '40',
        visits: '10',
        leadId: '{staff}',
        reportRhythm: 'weekly',
      },
    },
  },
  'routes/_app.campaigns.$campaignId': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId._index': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId.pin': { POST: { ...ofCampaign, form: { on: 'on' } } },
}
