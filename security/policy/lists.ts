import { list, type RoutePolicy, staff } from '#security/line'

const ofList = { who: staff, object: 'list', params: { listId: 'list' } } as const
const ofUpload = { who: staff, object: 'upload', params: { listId: 'list', exportId: 'upload' } } as const
const aWish = { op: '{op}', name: 'Perslijst opening', purpose: 'Uitnodiging', campaignId: '', expiresOn: '{tomorrow}' } as const

/** Temporary lists for one project, and how they leave for a mailing tool. */
export const listsPolicy: Readonly<Record<string, RoutePolicy>> = {
  'routes/_app.lists._index': {
    GET: { ...list, query: { client: 'client' } },
    POST: { who: staff, object: 'client', form: { ...aWish, clientId: '{client}' } },
  },
  'routes/_app.lists.$listId._index': { GET: ofList, POST: { ...ofList, form: { ...aWish, version: '1' } } },
  'routes/_app.lists.$listId.people': {
    GET: { ...ofList, asks: { q: 'a' }, silent: true },
    POST: { ...ofList, form: { op: '{op}', by: 'persons', contactId: '{contact}' } },
  },
  'routes/_app.lists.$listId.off': { POST: { ...ofList, form: { op: '{op}', contactId: '{contact}' }, last: true } },
  'routes/_app.lists.$listId.unsubscribed': { POST: { ...ofList, form: { op: '{op}', contactId: '{contact}', from: 'list' } } },
  'routes/_app.lists.$listId.exports._index': { POST: { ...ofList, form: { op: '{op}', format: 'tool' } } },
  'routes/_app.lists.$listId.exports.$exportId': {
    GET: { ...ofUpload, silent: true },
    POST: { ...ofUpload, form: { op: '{op}', settled: 'taken-off' } },
  },
  'routes/_app.lists.$listId.ended': { POST: { ...ofList, form: { op: '{op}' }, last: true } },
  'routes/_app.lists.$listId.doubled': { POST: { ...ofList, form: aWish } },
}
