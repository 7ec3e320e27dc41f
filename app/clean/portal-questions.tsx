import { useFetcher } from '@remix-run/react'
import { Check, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { PortalFrame } from '#app/portal/portal-frame'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import type { ClientQuestion } from '#db/questions'
import type { QuestionsScreen } from './questions.server'

/** What only the client knows of their customers, one answer a line. */
export function PortalQuestions({ screen }: { screen: QuestionsScreen }) {
  const { t } = useTranslation(['common', 'clean'])
  const { campaign, questions } = screen
  return (
    <PortalFrame title={t('clean:questions.title')} lead={campaign}>
      <Panel lead={t('clean:questions.lead')} title={t('clean:questions.count', { count: questions.total })} flush>
        {questions.rows.length === 0 ? (
          <EmptyState icon={<CircleCheck aria-hidden size={22} />} title={t('clean:questions.none')} />
        ) : (
          <ul className="divide-y divide-line">
            {questions.rows.map((question) => (
              <QuestionLine key={question.id} question={question} />
            ))}
          </ul>
        )}
        <Pagination page={questions.page} pageSize={questions.size} total={questions.total} hrefFor={(page) => `?page=${page}`} />
      </Panel>
    </PortalFrame>
  )
}

function QuestionLine({ question }: { question: ClientQuestion }) {
  const { t } = useTranslation(['common', 'clean'])
  const fetcher = useFetcher<Refused | { answered: string }>()
  const { customerName, externalNo, place, field, rule, value, answer } = question
  const refused = fetcher.data && 'refused' in fetcher.data ? fetcher.data.message : undefined
  return (
    <li className="px-5 py-3">
      <fetcher.Form method="post" className="grid items-end gap-x-5 gap-y-2 md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <span className="min-w-0 break-words">
          <b className="block font-semibold">{customerName}</b>
          <span className="block text-xs text-ink3">{[externalNo, place].filter(Boolean).join(' · ')}</span>
          <span className="block text-ink2">
            {t(`clean:findings.${rule}`)}
            {value && `: ${value}`}
          </span>
        </span>
        <span className="flex items-end gap-2">
          <input type="hidden" name="findingId" value={question.id} />
          <Field label={t(`clean:fields.${field as 'name'}`)} error={refused} className="min-w-0 flex-1">
            <Input name="answer" defaultValue={answer ?? ''} maxLength={2000} autoComplete="off" />
          </Field>
          <Button type="submit" look={answer ? 'secondary' : 'primary'} busy={fetcher.state !== 'idle'}>
            {answer ? <Check aria-hidden size={16} /> : null}
            {answer ? t('clean:questions.answered') : t('clean:questions.answer')}
          </Button>
        </span>
      </fetcher.Form>
    </li>
  )
}
