import { forwardRef, type TextareaHTMLAttributes } from 'react'
import { classes } from './classes'
import { controlClasses, useFieldWiring } from './field'

/** Several lines of text; it grows with what is typed where the browser can. */
export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(function Textarea(
  { className, rows = 3, ...rest },
  ref,
) {
  const wiring = useFieldWiring()
  return (
    <textarea
      ref={ref}
      rows={rows}
      {...wiring}
      {...rest}
      className={classes(controlClasses, 'field-sizing-content min-h-20 resize-y py-2 md:min-h-16', className)}
    />
  )
})
