import { aRule, managers, ofCampaign, ofSegment, type RoutePolicy } from '#security/line'

/** Who works on a campaign, its segments, its actions and its kick-off. */
export const planPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.campaigns.$campaignId.people._index': {
    GET: { ...ofCampaign, who: managers },
    POST: { ...ofCampaign, who: managers, form: { op: '{op}', staffId: '{staff}', role: 'lead', since: '', until: '' } },
  },
  'routes/_app.campaigns.$campaignId.people.$staffId.removed': {
    POST: { ...ofCampaign, who: managers, params: { campaignId: 'campaign', staffId: 'staff' }, form: {}, last: true },
  },

  'routes/_app.campaigns.$campaignId.segments._index': {
    GET: ofCampaign,
    POST: { ...ofCampaign, form: { op: '{op}', id: '{segment}', version: '1', name: 'Groot', colour: 'B', weight: '3', rule: '' } },
  },
  'routes/_app.campaigns.$campaignId.segments.trial': {
    GET: { ...ofCampaign, query: { segment: 'segment' }, asks: { rule: aRule }, silent: true },
  },
  'routes/_app.campaigns.$campaignId.segments.order': {
    POST: { ...ofCampaign, form: { op: '{op}', ids: '{segment}', seen: '{segment}' } },
  },
  'routes/_app.campaigns.$campaignId.segments.analysis': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId.segments.map': { GET: { ...ofCampaign, silent: true } },
  'routes/_app.campaigns.$campaignId.segments.preset': { POST: { ...ofCampaign, form: { op: '{op}', preset: 'abc' } } },
  'routes/_app.campaigns.$campaignId.segments.closed': { POST: { ...ofCampaign, form: { op: '{op}', closed: 'yes' } } },
  'routes/_app.campaigns.$campaignId.clean.closed': { POST: { ...ofCampaign, form: { op: '{op}', closed: 'yes' } } },
  'routes/_app.campaigns.$campaignId.segments.$segmentId._index': {
    GET: ofSegment,
    POST: { ...ofSegment, form: { op: '{op}', customerId: '{customer}', segmentId: '{segment}', reason: 'Kent de directeur goed' } },
  },
  'routes/_app.campaigns.$campaignId.segments.$segmentId.csv': { GET: { ...ofSegment } },
  'routes/_app.campaigns.$campaignId.segments.$segmentId.removed': { POST: { ...ofSegment, form: { op: '{op}' }, last: true } },

  'routes/_app.campaigns.$campaignId.actions._index': {
    GET: ofCampaign,
    POST: {
      ...ofCampaign,
      form: {
        op: '{op}',
        id: '{activity}',
        version: '1',
        segmentId: '{segment}',
        kind: 'call',
        target: '5',
        minutes: '15',
        aim: 'Kennismaken',
        ownerId: '{staff}',
        dueOn: '{today}',
      },
    },
  },
  'routes/_app.campaigns.$campaignId.actions.asked': { POST: { ...ofCampaign, form: { op: '{op}' } } },
  'routes/_app.campaigns.$campaignId.actions.comments': { POST: { ...ofCampaign, form: { op: '{op}', text: 'Goed zo', segmentId: '' } } },
  'routes/_app.campaigns.$campaignId.actions.dropped': {
    POST: { ...ofCampaign, form: { op: '{op}', kind: 'fewer', cuts: '{activity}:1' } },
  },
  'routes/_app.campaigns.$campaignId.kick-off': {
    GET: ofCampaign,
    POST: { ...ofCampaign, form: { op: '{op}', act: 'agree', seen: '1', by: 'Bert de Wit' } },
  },
  'routes/_app.campaigns.$campaignId.actions.approved': { POST: { ...ofCampaign, form: { op: '{op}', approvedBy: 'Bert de Wit' } } },
  'routes/_app.campaigns.$campaignId.actions.$activityId.done': {
    POST: { ...ofCampaign, params: { campaignId: 'campaign', activityId: 'activity' }, form: { op: '{op}', done: 'yes' } },
  },
  'routes/_app.campaigns.$campaignId.actions.$activityId.removed': {
    POST: { ...ofCampaign, params: { campaignId: 'campaign', activityId: 'activity' }, form: { op: '{op}' }, last: true },
  },
}
