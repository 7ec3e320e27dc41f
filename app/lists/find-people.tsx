import { useFetcher } from '@remix-run/react'
import { Search, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#app/http/refusal.server'
import { Button } from '#app/ui/button'
import { Input } from '#app/ui/input'
import type { Added } from './people.server'
import type { Found } from './read.server'
import { useFind } from './use-find'

/** Finds people of the client while somebody types, and puts them on the list one by one. Who may not stand on it says why. */
export function FindPeople({ listId }: { listId: string }) {
  const { t } = useTranslation(['common', 'lists'])
  const [words, setWords] = useState('')
  const found = useFind(listId, words)
  return (
    <div>
      <Input
        type="search"
        id="list-search"
        value={words}
        onChange={({ target: { value } }) => setWords(value)}
        maxLength={100}
        aria-label={t('lists:add.words')}
        placeholder={t('lists:add.words')}
        before={<Search aria-hidden size={16} />}
        autoComplete="off"
      />
      <p role="status" className="mt-2 text-ink3 empty:hidden">
        {found === 'failed' && t('lists:add.failed')}
        {Array.isArray(found) && found.length === 0 && t(words.trim().length < 2 ? 'lists:add.begin' : 'lists:add.nobody')}
      </p>
      {Array.isArray(found) && found.length > 0 && (
        <ul className="mt-2 divide-y divide-line">
          {found.map((person) => (
            <FoundLine key={person.contactId} listId={listId} person={person} />
          ))}
        </ul>
      )}
    </div>
  )
}

function FoundLine({ listId, person }: { listId: string; person: Found }) {
  const { t } = useTranslation(['common', 'lists'])
  const fetcher = useFetcher<Added | Refused>()
  const { contactId, name, function: work, organisation, email, why } = person
  const { data } = fetcher
  const joined = data !== undefined && 'added' in data && data.refused.length === 0
  const refused = data && 'added' in data ? data.refused[0]?.reason : undefined
  const said = data && 'message' in data ? data.message : null
  const no = said ?? (refused ? t(`lists:why.${refused}`) : why ? t(`lists:why.${why}`) : null)
  return (
    <li className="flex min-h-11 items-center gap-3 py-1.5">
      <span className="min-w-0 flex-1">
        <span className="font-medium">{name}</span>{' '}
        <span className="text-xs text-ink3">{[work, organisation].filter(Boolean).join(', ')}</span>
        <span className="block text-xs break-all text-ink3">{email}</span>
      </span>
      {person.isOn || joined ? (
        <span className="shrink-0 text-xs font-medium text-ok-text">{t('lists:add.on')}</span>
      ) : no ? (
        <span className="max-w-52 text-right text-xs text-warn-text">{no}</span>
      ) : (
        <Button
          size="sm"
          busy={fetcher.state !== 'idle'}
          aria-label={t('lists:add.putOf', { name })}
          onClick={() => fetcher.submit({ by: 'persons', contactId }, { method: 'post', action: `/lists/${listId}/people` })}
        >
          <UserPlus aria-hidden size={15} />
          {t('lists:add.put')}
        </Button>
      )}
    </li>
  )
}
