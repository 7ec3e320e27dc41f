import { useFetcher } from '@remix-run/react'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Dialog } from '#app/ui/dialog'
import { FormFooter } from '#app/ui/form-footer'
import { Refusal } from '#app/ui/refusal'
import { tellToTakeBack } from '#app/ui/toast'

interface UnsubscribeDialogProps {
  listId: string
  person: { contactId: string; name: string }
  onClose: () => void
}

/** Somebody unsubscribed at the mailing tool: from this list, or with one choice from all mail of ours. It can be taken back. */
export function UnsubscribeDialog({ listId, person: { contactId, name }, onClose }: UnsubscribeDialogProps) {
  const { t } = useTranslation(['common', 'lists'])
  const fetcher = useFetcher<{ from: 'list' | 'all-mail' | 'none' } | Refused>()
  const formId = useId()
  const action = `/lists/${listId}/unsubscribed`
  const { data } = fetcher
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told once, when it comes.
  useEffect(() => {
    if (!data || !('from' in data)) return
    tellToTakeBack(t(data.from === 'all-mail' ? 'lists:unsubscribe.doneAll' : 'lists:unsubscribe.done', { name }), {
      label: t('undo'),
      action,
      fields: { contactId, from: 'none' },
      done: t('lists:unsubscribe.undone'),
    })
    onClose()
  }, [data])
  return (
    <Dialog
      title={t('lists:unsubscribe.title', { name })}
      lead={t('lists:unsubscribe.lead')}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <FormFooter formId={formId} busy={fetcher.state !== 'idle'}>
          {t('lists:unsubscribe.save')}
        </FormFooter>
      }
    >
      <fetcher.Form id={formId} method="post" action={action} className="grid gap-2">
        <input type="hidden" name="contactId" value={contactId} />
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-medium">{t('lists:unsubscribe.from')}</legend>
          {(['list', 'allMail'] as const).map((from) => (
            <label
              key={from}
              className="flex min-h-11 cursor-pointer gap-3 rounded-md border border-line p-3 has-checked:border-brand has-checked:bg-brand-soft"
            >
              <input
                type="radio"
                name="from"
                value={from === 'list' ? 'list' : 'all-mail'}
                defaultChecked={from === 'list'}
                className="mt-1 size-4 accent-brand"
              />
              <span>
                <span className="block font-medium">{t(`lists:unsubscribe.${from}`)}</span>
                <span className="block text-xs text-ink2">{t(`lists:unsubscribe.${from}Hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Refusal>{data && 'message' in data ? data.message : ''}</Refusal>
      </fetcher.Form>
    </Dialog>
  )
}
