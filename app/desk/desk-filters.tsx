import { Form } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { SegmentedControl } from '#app/ui/segmented-control'
import { Select } from '#app/ui/select'
import { useNarrowing } from '#app/ui/use-narrowing'
import { requestKinds } from '#domain/carry-out/request'
import type { DeskAsked } from './asked.server'

interface DeskFiltersProps {
  asked: DeskAsked
  clients: readonly { id: string; name: string }[]
  desk: 'requests' | 'complaints'
}

const verdicts = ['missed', 'at-risk', 'running', 'kept'] as const

/** What the list is narrowed to; what stands in the address and has no control here is kept, and cleared with the rest. */
export function DeskFilters({ asked, clients, desk }: DeskFiltersProps) {
  const { t } = useTranslation(['common', 'desk'])
  const { send, soon, forget } = useNarrowing()
  // The box keeps what is typed while the list follows it, so it is emptied by hand.
  const emptied = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
    forget()
    const box = currentTarget.closest('form')?.elements.namedItem('search')
    if (box instanceof HTMLInputElement) box.value = ''
  }
  const { whose, which, client, kind, verdict, search, from, to, customer, asker } = asked
  const narrowed = whose !== 'all' || which !== 'open' || client || kind || verdict || search || from || to || customer || asker
  return (
    <Form
      method="get"
      role="search"
      className="flex flex-wrap items-center gap-2 px-4 pt-4 pb-2 md:px-5"
      onChange={(event) =>
        event.target instanceof HTMLInputElement && event.target.type === 'search' ? soon(event.currentTarget) : send(event.currentTarget)
      }
    >
      {[...Object.entries({ from, to, customer, asker })].map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <SegmentedControl
        key={which}
        name="which"
        legend={t('desk:list.which')}
        defaultValue={which}
        options={(['open', 'closed', 'every'] as const).map((value) => ({ value, label: t(`desk:list.${value}`) }))}
        className="max-md:w-full"
      />
      <SegmentedControl
        key={`of ${whose}`}
        name="whose"
        legend={t('desk:list.whose')}
        defaultValue={whose}
        options={(['all', 'mine'] as const).map((value) => ({ value, label: t(`desk:list.${value}`) }))}
        className="max-md:w-full"
      />
      {clients.length > 1 && (
        <Select
          key={client}
          name="client"
          aria-label={t('desk:list.client')}
          defaultValue={client ?? ''}
          emptyLabel={t('desk:list.allClients')}
          options={clients.map(({ id, name }) => ({ value: id, label: name }))}
          className={choice}
        />
      )}
      {desk === 'requests' && (
        <Select
          key={kind}
          name="kind"
          aria-label={t('desk:list.kind')}
          defaultValue={kind ?? ''}
          emptyLabel={t('desk:list.allKinds')}
          options={requestKinds.map((value) => ({ value, label: t(`desk:kinds.${value}`) }))}
          className={choice}
        />
      )}
      <Select
        key={verdict ?? 'all'}
        name="verdict"
        aria-label={t('desk:list.term')}
        defaultValue={verdict ?? ''}
        emptyLabel={t('desk:list.allTerms')}
        options={verdicts.map((value) => ({ value, label: t(`desk:verdicts.${value}`) }))}
        className={choice}
      />
      <div className="min-w-0 flex-1 basis-48">
        <Input
          type="search"
          name="search"
          defaultValue={search}
          aria-label={t('desk:list.search')}
          placeholder={t('desk:list.search')}
          before={<Search aria-hidden size={16} />}
          autoComplete="off"
        />
      </div>
      {narrowed && (
        <TextLink to={desk === 'requests' ? '/requests' : '/requests/complaints'} onClick={emptied}>
          {t('desk:list.clear')}
        </TextLink>
      )}
    </Form>
  )
}

const choice = 'w-44 max-md:w-auto max-md:flex-1 max-md:basis-[40%]'
