import { handlers } from '#app/jobs/handlers.server'
import { startJobs } from '#db/jobs/runner'

/** A program that does nothing but the jobs, looking for dead colleagues all the time. It says "ready" and works until it is killed. */
const url = process.env.RONDO_DATABASE_URL ?? ''
await startJobs(url, handlers, { error: () => {} }, { pollSeconds: 0.2, watchSeconds: 0.2 })
console.log('ready')
