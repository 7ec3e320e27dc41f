import { z } from 'zod'
import { readJson } from '#app/http/form.server'

/** A rule as a form or an address carries it: JSON, or nothing. What it holds is judged by the domain. */
export const ruleText = z
  .string()
  .max(20_000, 'refusals:tooLong')
  .transform((text, context): unknown => {
    if (text === '') return null
    try {
      return readJson(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'refusals:unreadable' })
      return z.NEVER
    }
  })
