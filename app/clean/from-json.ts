import { z } from 'zod'
import { readJson } from '#app/http/form.server'

/** A form field that holds JSON of a known shape. */
export function fromJson<Shape extends z.ZodType>(shape: Shape) {
  return z
    .string()
    .max(200_000)
    .transform((text, context) => {
      try {
        return readJson(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'refusals:unreadable' })
        return z.NEVER
      }
    })
    .pipe(shape as z.ZodType<z.output<Shape>>)
}
