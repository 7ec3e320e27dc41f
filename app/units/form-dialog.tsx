import { useFetcher } from '@remix-run/react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { FormErrors } from '#app/http/form.server'
import { Dialog } from '#app/ui/dialog'
import { FormFooter } from '#app/ui/form-footer'
import { Refusal } from '#app/ui/refusal'
import { tellDone } from '#app/ui/toast'

type Answer = FormErrors | { refused: string; message: string } | { done: true }

interface FormDialogProps {
  title: string
  lead?: ReactNode
  trigger: ReactNode
  action: string
  op: string
  submit: string
  /** What the toast says once it is done. */
  told: string
  danger?: boolean
  size?: 'sm' | 'md'
  children: (errors: Record<string, string[]>) => ReactNode
}

/** A question in a window that closes once the answer is written: a refusal is said in it, and what was typed stays. */
export function FormDialog({ title, lead, trigger, action, op, submit, told, danger = false, size = 'sm', children }: FormDialogProps) {
  const [open, setOpen] = useState(false)
  const sending = useFetcher<Answer>()
  const formId = useId()
  const answer = sending.data
  useEffect(() => {
    if (!answer || !('done' in answer)) return
    setOpen(false)
    tellDone(told)
  }, [answer, told])
  const said = answer && 'message' in answer ? answer.message : answer && 'form' in answer ? answer.form.join(' ') : ''
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size={size}
      title={title}
      lead={lead}
      trigger={trigger}
      footer={
        <FormFooter formId={formId} busy={sending.state !== 'idle'} look={danger ? 'danger' : 'primary'}>
          {submit}
        </FormFooter>
      }
    >
      <sending.Form id={formId} method="post" action={action} noValidate className="grid gap-4">
        <input type="hidden" name="op" value={op} />
        {children(answer && 'errors' in answer ? answer.errors : {})}
        <Refusal>{said}</Refusal>
      </sending.Form>
    </Dialog>
  )
}
