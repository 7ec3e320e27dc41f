import express, { type RequestHandler } from 'express'
import { type Log, loggedPath } from '#app/http/log.server'

const read = express.text({ type: () => true, limit: '16kb' })

/** Browsers report here what the content security policy stopped. The log gets which rule and where, never the page's text. */
export function violationReports(log: Log): RequestHandler {
  return (request, response, next) => {
    read(request, response, (error?: unknown) => {
      if (error) return next(error)
      log.warn(violationIn(String(request.body)), 'the content security policy stopped something')
      response.status(204).end()
    })
  }
}

function violationIn(body: string): Record<string, string> {
  const report = readReport(body)
  const text = (key: string) => String(report[key] ?? '').slice(0, 200)
  return { directive: text('effective-directive'), blocked: withoutQuery(text('blocked-uri')), page: withoutQuery(text('document-uri')) }
}

function readReport(body: string): Record<string, unknown> {
  try {
    const sent: unknown = JSON.parse(body)
    const report = typeof sent === 'object' && sent !== null && 'csp-report' in sent ? sent['csp-report'] : undefined
    return typeof report === 'object' && report !== null ? (report as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const withoutQuery = (address: string) => (URL.canParse(address) ? loggedPath(new URL(address).pathname) : address)
