import { clientPeople, list, loggedIn, managers, ofCampaign, ofClientCampaign, open, type RoutePolicy, staff } from '#security/line'

/** Logging in, the settings of the firm, the search, and what a client agrees with in the portal. */
export const officePolicy: Readonly<Record<string, RoutePolicy>> = {
  root: { GET: open },
  'routes/_index': { GET: { who: loggedIn, object: 'none', silent: true } },
  'routes/healthz': { GET: open },
  'routes/preferences': { GET: open, POST: { ...open, form: { theme: 'dark' } } },
  'routes/login._index': { GET: open, POST: { ...open, form: { email: 'nobody@rondo.example', password: 'not the password' } } },
  'routes/login.code': { GET: open, POST: { ...open, form: { kind: 'app', code: '123456' } } },
  'routes/login.second-factor': {
    GET: { who: loggedIn, object: 'none', silent: true },
    POST: { who: loggedIn, object: 'none', silent: true, form: { step: 'begin', password: 'not the password' } },
  },
  'routes/logout': { GET: open, POST: { ...open, form: {}, last: true } },
  'routes/reset._index': { GET: open, POST: { ...open, form: { email: 'nobody@rondo.example' } } },
  'routes/reset.$token': { GET: { ...open, token: true }, POST: { ...open, token: true, form: { password: 'een nieuwe lange zin' } } },
  'routes/invite.$token': {
    GET: { ...open, token: true },
    POST: { ...open, token: true, form: { name: 'Iemand', password: 'een nieuwe lange zin' } },
  },
  'routes/a.$token': { GET: { ...open, token: true }, POST: { ...open, token: true, form: { reason: 'Past niet' } } },
  'routes/welcome': {
    GET: open,
    POST: { ...open, form: { firm: 'Firma', name: 'Iemand', email: 'x@rondo.example', password: 'een nieuwe lange zin', code: 'nee' } },
  },

  'routes/_app': { GET: { ...list, silent: true } },
  'routes/_app.home': { GET: { who: managers, object: 'none', query: { unit: 'unit' } } },
  'routes/_app.today': { GET: { ...list, personal: true } },
  'routes/_app.settings.me': { GET: { ...list, silent: true }, POST: { ...list, form: { hand: 'left' } } },
  'routes/_app.settings.team._index': {
    GET: { who: managers, object: 'none', asks: { of: 'clients' } },
    POST: {
      who: managers,
      object: 'none',
      form: { email: 'genodigde@rondo.example', name: 'Iemand', role: 'staff', clientId: '{client}' },
    },
  },
  'routes/_app.settings.team.invitations.$invitationId.withdrawn': {
    POST: { who: managers, object: 'invitation', params: { invitationId: 'invitation' }, form: {}, last: true },
  },
  'routes/_app.settings.team.$userId.access': {
    POST: { who: managers, object: 'person', params: { userId: 'person' }, form: { may: 'no' }, last: true },
  },
  'routes/_app.settings.team.$userId.sessions': {
    POST: { who: managers, object: 'person', params: { userId: 'person' }, form: {} },
  },
  'routes/_app.settings.team.$userId.role': {
    POST: { who: managers, object: 'person', params: { userId: 'person' }, form: { role: 'staff' } },
  },
  'routes/_app.settings.team.second-factor': { POST: { who: ['admin'], object: 'none', form: { needed: 'no' }, silent: true } },
  'routes/_app.settings.handover._index': { GET: { who: managers, object: 'none', query: { client: 'client' } } },
  'routes/_app.settings.handover.deal': {
    GET: { who: managers, object: 'none', query: { client: 'client', segmentId: 'segment' } },
    POST: {
      who: managers,
      object: 'client',
      form: { op: '{op}', clientId: '{client}', role: 'dossier-keeper', to: '{staff}', expected: '1' },
    },
  },
  'routes/_app.settings.handover.$handoutId.undone': {
    POST: { who: managers, object: 'handout', params: { handoutId: 'handout' }, form: {}, last: true },
  },
  'routes/_app.settings.handover.staff.$staffId._index': {
    GET: { who: managers, object: 'none', params: { staffId: 'staff' }, silent: true },
    POST: { who: managers, object: 'none', params: { staffId: 'staff' }, form: { op: '{op}', relations: '' }, silent: true },
  },
  'routes/_app.settings.handover.staff.$staffId.lent': {
    POST: {
      who: managers,
      object: 'none',
      params: { staffId: 'staff' },
      form: { op: '{op}', to: '{staff}', from: '{today}', until: '{tomorrow}', reason: 'verlof' },
      silent: true,
    },
  },
  'routes/_app.settings.audit': { GET: { who: managers, object: 'none', query: { client: 'client' } } },
  'routes/_app.settings.mail': {
    GET: { who: managers, object: 'none', query: { mail: 'mail' } },
    POST: { who: managers, object: 'none', silent: true, form: { mail: '{mail}' } },
  },
  'routes/_app.settings.calling': {
    GET: { who: managers, object: 'none', silent: true },
    POST: {
      who: ['admin'],
      object: 'none',
      silent: true,
      form: {
        ...{
          op: '{op}',
          maxContacts: '2',
          withinDays: '7',
          quietDays: '14',
          mostUnanswered: '4',
          goalADay: '6',
          customerExceptionYears: '3',
        },
        ...{ consentNeededFrom: '2021-07-01', customerExceptionEndsOn: '2026-07-01', reason: 'Nagevraagd bij de jurist' },
        ...{ weekdaysFrom: '09:00', weekdaysTo: '20:00', saturdayFrom: '', saturdayTo: '' },
      },
    },
  },
  'routes/_app.settings.places': {
    GET: { who: managers, object: 'none', silent: true },
    POST: {
      who: ['admin'],
      object: 'none',
      silent: true,
      form: { op: '{op}', what: 'save', isOn: 'on', address: 'http://addresses.example', perSecond: '4' },
    },
  },
  'routes/_app.settings.travel': {
    GET: { who: managers, object: 'none', silent: true },
    POST: {
      who: ['admin'],
      object: 'none',
      silent: true,
      form: {
        ...{ op: '{op}', what: 'save', source: 'osrm', address: 'http://osrm.example:5000', parkingMinutes: '3' },
        ...{ optimiser: 'own', vroomAddress: '', usesLearned: 'on' },
      },
    },
  },
  'routes/_app.settings.jobs': {
    GET: { who: managers, object: 'none', silent: true },
    POST: { who: managers, object: 'none', silent: true, form: { job: '{op}' } },
  },
  'routes/api.live': { GET: { ...ofCampaign, params: {}, query: { campaign: 'campaign' }, asks: { once: '1' }, silent: true } },
  'routes/api.search': { GET: { ...list, asks: { q: 'kanarie' } } },
  'routes/portal.campaigns.$campaignId.plan': {
    GET: { ...ofClientCampaign },
    POST: { ...ofClientCampaign, form: { op: '{op}', act: 'say', segmentId: '', text: 'Goed zo' } },
  },
  'routes/portal.campaigns.$campaignId.kick-off': {
    GET: { ...ofClientCampaign },
    POST: { ...ofClientCampaign, who: ['client-owner'], form: { op: '{op}', edition: '1' } },
  },
  'routes/portal.campaigns.$campaignId.questions': {
    GET: { ...ofClientCampaign },
    POST: { ...ofClientCampaign, form: { op: '{op}', findingId: '{finding}', answer: '0344 612 345' } },
  },
  'routes/portal.rounds.$roundId': {
    GET: { who: clientPeople, object: 'round', params: { roundId: 'round' } },
    POST: {
      who: clientPeople,
      object: 'round',
      params: { roundId: 'round' },
      form: { op: '{op}', customerId: '{customer}', decision: 'visit' },
    },
  },
  'routes/campaigns.$campaignId.kick-off[.pdf]': {
    GET: { who: loggedIn, object: 'campaign', params: { campaignId: 'campaign' }, silent: true },
  },
  'routes/rounds.$roundId.list[.pdf]': { GET: { who: loggedIn, object: 'round', params: { roundId: 'round' }, silent: true } },
  'routes/portal': { GET: { who: clientPeople, object: 'none', silent: true } },
  'routes/portal._index': { GET: { who: clientPeople, object: 'none', silent: true } },
  'routes/_app.tasks.$taskId.done': { POST: { who: staff, object: 'task', params: { taskId: 'task' }, form: { done: 'yes' } } },
}
