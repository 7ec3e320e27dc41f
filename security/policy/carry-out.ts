import { list, ofCampaign, type RoutePolicy, staff } from '#security/line'

// Eight by eight black pixels.
const aPicture =
  '_9j_2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI____________________________________________________2wBDAVVaWnhpeOuCguv_________________________________________________________________________wAARCAAIAAgDASIAAhEBAxEB_8QAFQABAQAAAAAAAAAAAAAAAAAAAAT_xAAUEAEAAAAAAAAAAAAAAAAAAAAA_8QAFAEBAAAAAAAAAAAAAAAAAAAAAP_EABQRAQAAAAAAAAAAAAAAAAAAAAD_2gAMAwEAAhEDEQA_AIgAf__Z'

/** Rounds, the plan of a unit, calls, visits, and what comes from the road. */
export const carryOutPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.campaigns.$campaignId.run._index': { GET: { ...ofCampaign, silent: true } },
  'routes/_app.campaigns.$campaignId.run.inventory._index': {
    GET: { ...ofCampaign, query: { round: 'round' } },
    POST: { ...ofCampaign, form: { op: '{op}', customerId: '{customer}', decision: 'visit', problem: 'Levertijd' } },
  },
  'routes/_app.campaigns.$campaignId.run.inventory.rounds': { POST: { ...ofCampaign, form: { op: '{op}', name: 'Tweede ronde' } } },
  'routes/_app.campaigns.$campaignId.run.inventory.rounds.$roundId.shared': {
    POST: { who: staff, object: 'round', params: { campaignId: 'campaign', roundId: 'round' }, form: { op: '{op}', shared: 'yes' } },
  },
  'routes/_app.campaigns.$campaignId.run.inventory.rounds.$roundId.closed': {
    POST: { ...ofCampaign, params: { campaignId: 'campaign', roundId: 'round' }, form: { closed: 'yes' }, last: true },
  },
  'routes/_app.campaigns.$campaignId.run.plan._index': {
    GET: ofCampaign,
    POST: {
      ...ofCampaign,
      silent: true,
      form: { op: '{op}', staffIds: '{staff}', weekdays: '2', mostDriveOneWay: '60', mostVisitsADay: '', weeks: '1', seconds: '1' },
    },
  },
  'routes/_app.campaigns.$campaignId.run.plan.stopped': { POST: { ...ofCampaign, form: { proposalId: '{proposal}' } } },
  'routes/_app.campaigns.$campaignId.run.plan.accepted': {
    POST: { ...ofCampaign, form: { op: '{op}', proposalId: '{proposal}', what: 'all' } },
  },
  'routes/_app.campaigns.$campaignId_.run.calls': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId_.run.calls._index': { GET: { ...ofCampaign, silent: true } },
  'routes/_app.campaigns.$campaignId_.run.calls.$customerId._index': {
    GET: { ...ofCampaign, params: { campaignId: 'campaign', customerId: 'customer' } },
  },
  'routes/_app.campaigns.$campaignId_.run.calls.$customerId.outcomes': {
    POST: {
      ...ofCampaign,
      params: { campaignId: 'campaign', customerId: 'customer' },
      form: { op: '{op}', outcome: 'no-answer', startedAt: '{now}', minutes: '5', contactId: '{contact}', staffId: '{staff}' },
    },
  },
  'routes/_app.campaigns.$campaignId_.run.calls.$customerId.slots': {
    GET: { ...ofCampaign, params: { campaignId: 'campaign', customerId: 'customer' }, silent: true },
  },
  'routes/_app.campaigns.$campaignId_.run.calls.$customerId.claim': {
    POST: { ...ofCampaign, params: { campaignId: 'campaign', customerId: 'customer' }, form: {} },
  },
  'routes/_app.campaigns.$campaignId_.run.calls.$customerId.consents': {
    POST: {
      ...ofCampaign,
      params: { campaignId: 'campaign', customerId: 'customer' },
      form: { contactId: '{contact}', givenOn: '{today}', how: 'by-phone', wording: 'Bel gerust in het najaar' },
    },
  },
  'routes/_app.campaigns.$campaignId.run.visits': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId.run.reports': { GET: ofCampaign, POST: { ...ofCampaign, form: { op: '{op}', day: '{today}' } } },
  'routes/_app.calls._index': { GET: { ...list, silent: true } },
  'routes/_app.calls.$callId.undone': { POST: { who: staff, object: 'call', params: { callId: 'call' }, form: {}, last: true } },

  'routes/_app.visits.$visitId._index': { GET: { who: staff, object: 'visit', params: { visitId: 'visit' } } },
  'routes/_app.visits.$visitId.log': {
    GET: { who: staff, object: 'stop', params: { visitId: 'stop' } },
    POST: {
      who: staff,
      object: 'stop',
      params: { visitId: 'stop' },
      form: {
        op: '{op}',
        outcome: 'satisfied',
        ownTopic: '',
        note: '',
        quote: '',
        opportunity: '',
        arrivedDay: '{today}',
        arrivedTime: '00:05',
        visitMinutes: '20',
        driveMinutes: '10',
        writeUpMinutes: '5',
        km: '12',
        followUpText: '',
        overrunReason: '',
      },
      last: true,
    },
  },

  'routes/briefings[.pdf]': { GET: { ...list, silent: true } },
  'routes/road.log': {
    POST: {
      who: staff,
      object: 'stop',
      form: {
        sentAt: '{now}',
        log: '{"v":1,"id":"{op}","device":"{op}","seq":1,"writtenAt":"{now}","arrivedAt":"{now}","appointmentId":"{stop}","visitMinutes":0,"driveMinutes":0,"writeUpMinutes":0,"metres":0,"outcome":"not-home"}',
      },
      last: true,
    },
  },
  'routes/road.logs.$logId.settled': {
    POST: { who: staff, object: 'phone-log', params: { logId: 'phone-log' }, form: { as: 'office' }, last: true },
  },
  'routes/road.late': {
    POST: {
      ...list,
      form: { op: '{op}', moves: '[{"appointmentId":"{stop}","version":1,"startsAt":"{now}"}]' },
      last: true,
    },
  },
  'routes/road.photo': {
    POST: {
      who: staff,
      object: 'visit',
      form: {
        photo: '{"id":"{op}","logId":"{visit}","kind":"photo","takenAt":"{now}"}',
        picture: aPicture,
      },
    },
  },
  'routes/road.photos.$photoId': {
    GET: { who: staff, object: 'photo', params: { photoId: 'photo' }, silent: true },
    POST: { who: staff, object: 'photo', params: { photoId: 'photo' }, form: { remove: 'yes' }, last: true },
  },
}
