import type { Handlers } from '#db/jobs/runner'

/** Who does which job. Each handler stands in a file of its own in this folder and does the same job twice without a second effect. */
export const handlers: Handlers = {}
