import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { FieldError } from '#app/ui/field'
import { Select } from '#app/ui/select'
import { Textarea } from '#app/ui/textarea'
import { tellDone } from '#app/ui/toast'

const noteKinds = ['note', 'agreement', 'change', 'blunder', 'preference', 'arrival'] as const

/** The place to write a note: one line until somebody begins. */
export function WriteNote({ customerId, op, mayReadPrivate }: { customerId: string; op: string; mayReadPrivate: boolean }) {
  const { t } = useTranslation(['common', 'relations'])
  const fetcher = useFetcher<{ noteId: string } | Refused | FormErrors>()
  const form = useRef<HTMLFormElement>(null)
  const [open, setOpen] = useState(false)
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    if (!answer || !('noteId' in answer)) return
    form.current?.reset()
    setOpen(false)
    tellDone(t('relations:dossier.noteAdded'))
  }, [answer, t])
  const error = answer && 'errors' in answer ? answer.errors.text?.[0] : answer && 'refused' in answer ? answer.message : null
  const visibilities = (['team', 'shared', 'private'] as const).filter((each) => each !== 'private' || mayReadPrivate)
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={`/relations/${customerId}/notes`}
      className="mt-3 rounded-xl border border-line bg-surface p-2 shadow-card"
    >
      <input type="hidden" name="op" value={op} />
      <Textarea
        id="dossier-note"
        name="text"
        rows={open ? 4 : 1}
        required
        maxLength={10_000}
        aria-label={t('relations:dossier.writeNote')}
        placeholder={t('relations:dossier.notePlaceholder')}
        onFocus={() => setOpen(true)}
        aria-invalid={error ? true : undefined}
        className="border-transparent bg-transparent shadow-none"
        onKeyDown={(event) => (event.metaKey || event.ctrlKey) && event.key === 'Enter' && form.current?.requestSubmit()}
      />
      {error && <FieldError>{error}</FieldError>}
      <div className={open ? 'flex flex-wrap items-center gap-2 px-1 pt-2' : 'hidden'}>
        <Select
          name="kind"
          aria-label={t('relations:dossier.noteKind')}
          options={noteKinds.map((kind) => ({ value: kind, label: t(`relations:dossier.noteKinds.${kind}`) }))}
          className="w-40"
        />
        <Select
          name="visibility"
          aria-label={t('relations:dossier.noteVisibility')}
          options={visibilities.map((each) => ({ value: each, label: t(`relations:dossier.visibilities.${each}`) }))}
          className="w-56"
        />
        <p className="min-w-0 flex-1 basis-60 text-xs text-ink3">{t('relations:dossier.noteWarning')}</p>
        <Button type="submit" look="primary" busy={fetcher.state !== 'idle'}>
          {t('relations:dossier.addNote')}
        </Button>
      </div>
    </fetcher.Form>
  )
}
