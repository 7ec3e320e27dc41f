import { ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { LinkButton } from '#app/ui/link-button'
import type { ListWarning } from '#db/project-lists'
import type { Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { listState } from '#domain/relations/project-list'
import { useStateWords } from './list-words'

/** Lists that are about to expire, and lists that are over while an upload of them may still stand at a mailing tool. */
export function ListWarnings({ lists, today }: { lists: readonly ListWarning[]; today: Day }) {
  const { t } = useTranslation(['common', 'lists'])
  if (lists.length === 0) return null
  return (
    <ul aria-label={t('lists:warning.title')} className="mb-4 grid gap-2 lg:grid-cols-2">
      {lists.map((list) => (
        <li key={list.id} className="flex items-center gap-3 rounded-lg bg-now-soft py-2 pr-2 pl-4">
          <ListChecks aria-hidden size={17} className="shrink-0 text-now-text" />
          <p className="min-w-0 flex-1 break-words text-pretty">
            <Sentence list={list} today={today} />
          </p>
          <LinkButton to={`/lists/${list.id}`} look="secondary" size="sm">
            {t('lists:warning.open')}
            <span className="sr-only"> {list.name}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}

function Sentence({ list, today }: { list: ListWarning; today: Day }) {
  const { t } = useTranslation(['common', 'lists'])
  const format = useFormat()
  const words = useStateWords()
  const { name, client, expiresOn, isOver, uploadedAt } = list
  const said = isOver
    ? t('lists:warning.over', { name, client })
    : t('lists:warning.soon', { name, client, when: words(listState({ expiresOn, endedAt: null }, today)) })
  return uploadedAt ? `${said}; ${t('lists:warning.uploaded', { day: format.day(dayOf(uploadedAt)) })}` : said
}
