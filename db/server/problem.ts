/** A database that cannot be had, in a sentence for the person who starts the app: print the message, not the stack. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem'
}
