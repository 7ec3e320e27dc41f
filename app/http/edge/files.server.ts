import { join } from 'node:path'
import express, { type RequestHandler } from 'express'

/**
 * Serves what the build made. A file under /assets has its content's hash in its name, so it never changes and is kept for a year; an asset of an
 * older build is not found, rather than answered with a page.
 */
export function builtFiles(clientFolder: string): RequestHandler {
  const router = express.Router()
  const plain = { index: false, redirect: false, dotfiles: 'ignore' } as const
  router.use('/assets', express.static(join(clientFolder, 'assets'), { ...plain, immutable: true, maxAge: '1y' }))
  router.use(express.static(clientFolder, { ...plain, maxAge: '1h' }))
  return router
}
