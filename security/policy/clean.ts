import { ofCampaign, ofImport, type RoutePolicy } from '#security/line'

/** Step 1: files in and out, gaps, duplicates. */
export const cleanPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.campaigns.$campaignId.clean': { GET: { ...ofCampaign, silent: true } },
  'routes/_app.campaigns.$campaignId.clean._index': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId.clean.out': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId.clean.gaps._index': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId.clean.gaps.asked': { POST: { ...ofCampaign, form: { rule: 'phone-malformed' } } },
  'routes/_app.campaigns.$campaignId.clean.gaps.corrected': { POST: { ...ofCampaign, form: {}, upload: 'file' } },
  'routes/_app.campaigns.$campaignId.clean.gaps.proposals': { POST: { ...ofCampaign, form: { rule: 'phone-malformed' } } },
  'routes/_app.campaigns.$campaignId.clean.gaps.$findingId': {
    POST: { ...ofCampaign, params: { campaignId: 'campaign', findingId: 'finding' }, form: { state: 'accepted' } },
  },
  'routes/_app.campaigns.$campaignId.clean.duplicates._index': {
    GET: { ...ofCampaign, query: { group: 'group' } },
    POST: {
      ...ofCampaign,
      form: {
        op: '{op}',
        decision: 'merge',
        groupId: '{group}',
        kind: 'organisation',
        band: 'sure',
        next: '',
        keeperId: '{twin}',
        fields: '{}',
        memberIds: '["{twin}","{other-twin}"]',
        sumYears: '[]',
        link: 'branch',
      },
    },
  },
  'routes/_app.campaigns.$campaignId.clean.duplicates.preselected': { GET: ofCampaign, POST: { ...ofCampaign, form: { op: '{op}' } } },
  'routes/_app.campaigns.$campaignId.clean.duplicates.search': { GET: { ...ofCampaign, silent: true }, POST: { ...ofCampaign, form: {} } },
  'routes/_app.campaigns.$campaignId.clean.duplicates.by-itself': { POST: { ...ofCampaign, form: { on: 'no' } } },
  'routes/_app.campaigns.$campaignId.clean.duplicates.trusted': { POST: { ...ofCampaign, form: { source: '' } } },
  'routes/_app.campaigns.$campaignId.clean.duplicates.undone': { POST: { ...ofCampaign, form: { eventIds: '["{merge}"]' }, last: true } },
  'routes/_app.campaigns.$campaignId.clean.import._index': {
    GET: ofCampaign,
    POST: { ...ofCampaign, form: { op: '{op}' }, upload: 'file' },
  },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.map': { GET: ofImport },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.cells': {
    POST: { ...ofImport, form: { line: '2', field: 'name', value: 'Anders' } },
  },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.same-way': {
    POST: { ...ofImport, form: { field: 'phone', rule: 'phone-malformed', wrong: '12', value: '0344612345', asProposed: 'false' } },
  },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.mapping': {
    POST: {
      ...ofImport,
      form: { mapping: '{"columns":[{"column":0,"header":"Naam","field":"name","year":null,"join":null,"kind":"text"}]}', rules: '{}' },
    },
  },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.shape': { POST: { ...ofImport, form: { headerRow: '1' } } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.taken-in': { POST: { ...ofImport, form: { op: '{op}' }, last: true } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.left': { GET: { ...ofImport, silent: true } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.original': { GET: { ...ofImport, silent: true } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.stopped': { POST: { ...ofImport, form: {} } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.again': {
    GET: { ...ofImport, silent: true },
    POST: { ...ofImport, form: { op: '{op}' } },
  },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.moved': { POST: { ...ofImport, form: { contactId: '{contact}' } } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.undone': { POST: { ...ofImport, form: {}, last: true } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.discarded': { POST: { ...ofImport, form: {}, last: true } },
}
