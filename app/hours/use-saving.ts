import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormErrors } from '#app/http/form.server'
import { tellDone } from '#app/ui/toast'

type Answer = { saved: true } | FormErrors | { refused: string; message: string }

/** A form of this page: what is wrong at its fields, why it was refused, and a word when it is kept. */
export function useSaving() {
  const { t } = useTranslation(['common', 'hours'])
  const saving = useFetcher<Answer>()
  const answer = saving.data
  useEffect(() => {
    if (answer && 'saved' in answer) tellDone(t('hours:work.saved'))
  }, [answer, t])
  return {
    saving,
    errors: answer && 'errors' in answer ? answer.errors : {},
    refused: answer && 'refused' in answer ? answer.message : null,
  }
}
