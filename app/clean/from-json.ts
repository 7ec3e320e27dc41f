import { z } from 'zod'

/** A form field that holds JSON of a known shape. */
export function fromJson<Shape extends z.ZodType>(shape: Shape) {
  return z
    .string()
    .max(200_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'refusals:unreadable' })
        return z.NEVER
      }
    })
    .pipe(shape as z.ZodType<z.output<Shape>>)
}
