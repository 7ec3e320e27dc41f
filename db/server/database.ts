/**
 * The database the app works on.
 * `url` is what `connect` in db/connection.ts takes. `owned` tells that it is the private server of a data folder.
 * `stop` leaves it; whoever leaves a private server last stops it. End your own pools first: an open connection counts as somebody who still works.
 */
export type Database = { url: string; owned: boolean; stop(): Promise<void> }
