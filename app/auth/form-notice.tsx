import { useEffect, useRef } from 'react'
import type { FormErrors } from '#app/http/form.server'
import { Notice } from '#app/ui/notice'

/** What a form as a whole gets back, above its fields; it takes the focus so that it is read and seen. */
export function FormNotice({ said }: { said: FormErrors | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said && said.form.length > 0) box.current?.focus()
  }, [said])
  if (!said || said.form.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg outline-none">
      <Notice tone="bad" live>
        {said.form.join(' ')}
      </Notice>
    </div>
  )
}
