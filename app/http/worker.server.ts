import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/**
 * Starts a thread of our own code for work that would keep pages waiting. `file` is the TypeScript file from the root of the repository, `data` what
 * it finds in `workerData`. It may take as much memory as the machine has, within `maxMb`.
 */
export function startWorker(file: string, data: unknown, maxMb = 8192): Worker {
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(pathToFileURL(resolve(file)).href)}) })`
  return new Worker(code, { eval: true, execArgv: [], workerData: data, resourceLimits: { maxOldGenerationSizeMb: maxMb } })
}
