/** Who sends a request. A login that was disabled counts as `anonymous`. */
export type Role = 'anonymous' | 'admin' | 'manager' | 'consultant' | 'client-owner' | 'client-staff'

/** What an id in an address, a query or a form points to. `person` is somebody of a client with a login. `stop` is an appointment for a visit, under the address of the visit. */
export type IdKind =
  | 'client'
  | 'campaign'
  | 'unit'
  | 'entry'
  | 'customer'
  | 'contact'
  | 'job'
  | 'import'
  | 'waiting-import'
  | 'finding'
  | 'group'
  | 'waiting-customer'
  | 'twin'
  | 'other-twin'
  | 'merge'
  | 'segment'
  | 'activity'
  | 'round'
  | 'call'
  | 'appointment'
  | 'stop'
  | 'visit'
  | 'task'
  | 'snooze'
  | 'signal'
  | 'report'
  | 'draft'
  | 'evaluation'
  | 'mail'
  | 'staff'
  | 'person'
  | 'invitation'
  | 'statement'
  | 'receipt'
  | 'cost-rule'
  | 'proposal'
  | 'phone-log'

export type Line = {
  who: readonly Role[]
  /** What the address names and so whose client the actor must see; `none` for a page that lists what the actor sees, or shows nothing of clients. */
  object: IdKind | 'none'
  /** The ids in the path. */
  params?: Readonly<Record<string, IdKind>>
  /** The ids in the query. One that is not the actor's is refused or finds nothing. */
  query?: Readonly<Record<string, IdKind>>
  /**
   * A form as a person sends it. `{customer}` stands for the id of a customer, and so says which fields carry ids; `{today}`, `{tomorrow}`, `{now}` and `{op}` for the
   * day, the moment and a new id.
   */
  form?: Readonly<Record<string, string>>
  /** The form carries a file under this field. */
  upload?: string
  /** What else stands in the query. */
  asks?: Readonly<Record<string, string>>
  /** A token in the path lets in, not a login. */
  token?: true
  /** A page that shows no words of the object to those who may see it. */
  silent?: true
  /** A page of what the asker is to do: it has words for whoever does the work. */
  personal?: true
  /** Who may ask, and gets only what was released: a draft is not there for them. */
  releasedOnly?: readonly Role[]
  /** A write after which the object, or the session, is not as it was: tried after all others. */
  last?: true
}

export type Method = 'GET' | 'POST'
export type RoutePolicy = { readonly [method in Method]?: Line }

const everybody: readonly Role[] = ['anonymous', 'admin', 'manager', 'consultant', 'client-owner', 'client-staff']
const loggedIn: readonly Role[] = ['admin', 'manager', 'consultant', 'client-owner', 'client-staff']
const staff: readonly Role[] = ['admin', 'manager', 'consultant']
const managers: readonly Role[] = ['admin', 'manager']
const clientPeople: readonly Role[] = ['client-owner', 'client-staff']

const ofCampaign = { who: staff, object: 'campaign', params: { campaignId: 'campaign' } } as const
const ofClientCampaign = { who: clientPeople, object: 'campaign', params: { campaignId: 'campaign' } } as const
const ofImport = { who: staff, object: 'import', params: { campaignId: 'campaign', importId: 'waiting-import' } } as const
const ofSegment = { who: staff, object: 'segment', params: { campaignId: 'campaign', segmentId: 'segment' } } as const
const ofCustomer = { who: staff, object: 'customer', params: { customerId: 'customer' } } as const
const ofUnit = { who: staff, object: 'unit', params: { unitId: 'unit' } } as const
const ofStatement = { who: managers, object: 'statement', params: { statementId: 'statement' } } as const
const aRule = JSON.stringify({ field: 'name', test: { op: 'contains', value: 'a' } })
const list = { who: staff, object: 'none' } as const
const open = { who: everybody, object: 'none', silent: true } as const

/**
 * Who may ask what: every route of the built server, by its id and method. The cross-client matrix is made from it (`npm run matrix`), and a route
 * that is missing here, or a line without a route, fails the tests. It grants nothing: the guards in app/http/actor.server.ts and the door do.
 */
export const policy: Readonly<Record<string, RoutePolicy>> = {
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
  'routes/_app.settings.me': { GET: { ...list, silent: true } },
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
        ...{ op: '{op}', maxContacts: '2', withinDays: '7', quietDays: '14', mostUnanswered: '4', customerExceptionYears: '3' },
        ...{ consentNeededFrom: '2021-07-01', customerExceptionEndsOn: '2026-07-01', reason: 'Nagevraagd bij de jurist' },
        ...{ weekdaysFrom: '09:00', weekdaysTo: '20:00', saturdayFrom: '', saturdayTo: '' },
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
  'routes/portal._index': { GET: { who: clientPeople, object: 'none', silent: true } },
  'routes/_app.tasks.$taskId.done': { POST: { who: staff, object: 'task', params: { taskId: 'task' }, form: { done: 'yes' } } },

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
  'routes/_app.campaigns.$campaignId.clean.import.$importId.taken-in': { POST: { ...ofImport, form: { op: '{op}' }, last: true } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.left': { GET: { ...ofImport, silent: true } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.stopped': { POST: { ...ofImport, form: {} } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.again': {
    GET: { ...ofImport, silent: true },
    POST: { ...ofImport, form: { op: '{op}' } },
  },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.moved': { POST: { ...ofImport, form: { contactId: '{contact}' } } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.undone': { POST: { ...ofImport, form: {}, last: true } },
  'routes/_app.campaigns.$campaignId.clean.import.$importId.discarded': { POST: { ...ofImport, form: {}, last: true } },

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
  'routes/_app.campaigns.$campaignId.run.calls': { GET: ofCampaign },
  'routes/_app.campaigns.$campaignId.run.calls._index': { GET: { ...ofCampaign, silent: true } },
  'routes/_app.campaigns.$campaignId.run.calls.$customerId._index': {
    GET: { ...ofCampaign, params: { campaignId: 'campaign', customerId: 'customer' } },
    POST: {
      ...ofCampaign,
      params: { campaignId: 'campaign', customerId: 'customer' },
      form: { op: '{op}', outcome: 'no-answer', startedAt: '{now}', minutes: '5', contactId: '{contact}', staffId: '{staff}' },
    },
  },
  'routes/_app.campaigns.$campaignId.run.calls.$customerId.slots': {
    GET: { ...ofCampaign, params: { campaignId: 'campaign', customerId: 'customer' }, silent: true },
  },
  'routes/_app.campaigns.$campaignId.run.calls.$customerId.claim': {
    POST: { ...ofCampaign, params: { campaignId: 'campaign', customerId: 'customer' }, form: {} },
  },
  'routes/_app.campaigns.$campaignId.run.calls.$customerId.consents': {
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
  'routes/_app.relations.$customerId.signals': { POST: { ...ofCustomer, form: { kind: 'news', text: 'verhuist', actOn: '{tomorrow}' } } },
  'routes/_app.signals.$signalId.done': {
    POST: { who: staff, object: 'signal', params: { signalId: 'signal' }, form: { done: 'yes' }, last: true },
  },
  'routes/_app.relations.$customerId.role': { POST: { ...ofCustomer, form: { jobId: '{job}', decisionRole: 'buyer' } } },

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
  // A client's people get what was released and nothing else; `report` is a released one.
  'routes/reports.$reportId[.pdf]': {
    GET: { who: loggedIn, object: 'report', params: { reportId: 'report' }, releasedOnly: clientPeople },
  },
}
