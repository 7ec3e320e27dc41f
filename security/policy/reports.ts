import { clientPeople, list, loggedIn, managers, ofCampaign, type RoutePolicy, staff } from '#security/line'

/** Reports and evaluations, for us and for the client. */
export const reportsPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.reports._index': { GET: list },
  'routes/_app.reports.$reportId': {
    GET: { who: staff, object: 'report', params: { reportId: 'draft' } },
    POST: {
      who: staff,
      object: 'report',
      params: { reportId: 'draft' },
      form: { version: '1', headline: 'Goed op weg', summary: '', language: 'nl' },
    },
  },
  'routes/_app.reports.$reportId_.behind': {
    GET: { who: staff, object: 'report', params: { reportId: 'report' }, asks: { figure: 'visited' } },
  },
  'routes/portal.reports.$reportId._index': {
    GET: { who: clientPeople, object: 'report', params: { reportId: 'report' }, releasedOnly: clientPeople },
  },
  'routes/portal.reports.$reportId.behind': {
    GET: {
      who: clientPeople,
      object: 'report',
      params: { reportId: 'report' },
      asks: { figure: 'visited' },
      releasedOnly: clientPeople,
      silent: true,
    },
  },
  'routes/reports.$reportId.correction': {
    POST: {
      who: managers,
      object: 'report',
      params: { reportId: 'report' },
      form: { op: '{op}', note: 'Een bezoek telde dubbel' },
      last: true,
    },
  },
  'routes/_app.campaigns.$campaignId.run.evaluation': { POST: { ...ofCampaign, form: { op: '{op}', kind: 'interim-evaluation' } } },
  'routes/reports.$reportId.evaluation': {
    POST: {
      who: staff,
      object: 'report',
      params: { reportId: 'evaluation' },
      form: { version: '1', findings: 'Levertijd', agreed: 'Vaker bellen', what: 'Bezoeken', counted: '', seen: '12' },
    },
  },
  'routes/_app.campaigns.$campaignId.run.schedule': {
    POST: {
      ...ofCampaign,
      who: managers,
      form: { op: '{op}', version: '1', rhythm: 'weekly', weekday: '5', monthDay: '1', at: '15:00', release: 'hold', isOn: 'on' },
    },
  },
  'routes/reports.$reportId.release': {
    POST: { who: managers, object: 'report', params: { reportId: 'draft' }, form: { version: '1' }, last: true },
  },
  'routes/reports.$reportId.layout': {
    POST: { who: staff, object: 'report', params: { reportId: 'draft' }, form: { version: '1', parts: 'asks', keep: 'on' } },
  },
  'routes/reports.$reportId.period': {
    POST: { who: staff, object: 'report', params: { reportId: 'draft' }, form: { version: '1', day: '{today}' } },
  },
  'routes/reports.$reportId.first-page': {
    GET: { who: staff, object: 'report', params: { reportId: 'draft' }, asks: { part: 'asks' } },
  },
  'routes/_app.settings.look._index': {
    GET: { who: managers, object: 'none' },
    POST: { who: managers, object: 'none', silent: true, form: { op: '{op}', colour: '#26469f' } },
  },
  'routes/_app.settings.look.$clientId': {
    GET: { who: managers, object: 'client', params: { clientId: 'client' } },
    POST: { who: managers, object: 'client', params: { clientId: 'client' }, form: { op: '{op}', colour: '#26469f' } },
  },
  // A client's people get what was released and nothing else; `report` is a released one.
  'routes/reports.$reportId[.pdf]': {
    GET: { who: loggedIn, object: 'report', params: { reportId: 'report' }, releasedOnly: clientPeople },
  },
}
