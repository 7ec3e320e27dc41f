import { isAlive } from '#db/alive'
import { theDb } from '#db/connection'

/** Whether the app can do its work: the database answers. */
export function isHealthy(): Promise<boolean> {
  return isAlive(theDb())
}
