import { Form } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Input } from '#app/ui/input'
import { TextLink } from '#app/ui/link-button'
import { Select } from '#app/ui/select'
import { useNarrowing } from '#app/ui/use-narrowing'
import type { RelationsListProps } from './relations-list'

type Props = Pick<RelationsListProps, 'choices' | 'filter'> & { isNarrowed: boolean }

/** What the list is narrowed to. It answers while somebody types and at once when they choose. */
export function RelationsFilters({ choices, filter, isNarrowed }: Props) {
  const { t } = useTranslation(['common', 'relations'])
  const { send, soon } = useNarrowing()
  return (
    <Form
      method="get"
      role="search"
      className="flex flex-wrap items-center gap-2"
      onChange={(event) => (event.target instanceof HTMLSelectElement ? send(event.currentTarget) : soon(event.currentTarget))}
    >
      <div className="min-w-0 flex-1 basis-72">
        <Input
          type="search"
          name="search"
          id="relations-search"
          defaultValue={filter.search}
          aria-label={t('relations:search')}
          placeholder={t('relations:searchPlaceholder')}
          before={<Search aria-hidden size={16} />}
          autoComplete="off"
        />
      </div>
      {choices.clients.length > 1 && (
        <Select
          name="client"
          aria-label={t('relations:client')}
          defaultValue={filter.client ?? ''}
          emptyLabel={t('relations:allClients')}
          options={choices.clients.map(({ id, name }) => ({ value: id, label: name }))}
          className="w-44 max-md:w-auto max-md:flex-1 max-md:basis-[40%]"
        />
      )}
      <Select
        name="campaign"
        aria-label={t('relations:campaign')}
        defaultValue={filter.campaign ?? ''}
        emptyLabel={t('relations:allCampaigns')}
        options={choices.campaigns.map(({ id, name, clientName }) => ({ value: id, label: `${name} · ${clientName}` }))}
        className="w-44 max-md:w-auto max-md:flex-1 max-md:basis-[40%]"
      />
      {choices.segments.length > 0 && (
        <Select
          name="segment"
          aria-label={t('relations:segment')}
          defaultValue={filter.segment ?? ''}
          emptyLabel={t('relations:allSegments')}
          options={choices.segments.map(({ id, name }) => ({ value: id, label: name }))}
          className="w-40 max-md:w-auto max-md:flex-1 max-md:basis-[40%]"
        />
      )}
      {choices.places.length > 1 && (
        <Select
          name="place"
          aria-label={t('relations:place')}
          defaultValue={filter.place ?? ''}
          emptyLabel={t('relations:allPlaces')}
          options={withChosen(choices.places, filter.place).map((place) => ({ value: place, label: place }))}
          className="w-40 max-md:w-auto max-md:flex-1 max-md:basis-[40%]"
        />
      )}
      <Select
        name="owner"
        aria-label={t('relations:columns.owner')}
        defaultValue={filter.owner ?? ''}
        emptyLabel={t('relations:allOwners')}
        className="w-40 max-md:w-auto max-md:flex-1 max-md:basis-[40%]"
      >
        <option value="none">{t('relations:withoutOwner')}</option>
        {choices.owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {filter.owner && filter.owner !== 'none' && (
        <Select
          name="care"
          aria-label={t('relations:asWhat')}
          defaultValue={filter.care ?? ''}
          emptyLabel={t('relations:looksAfter')}
          options={(['owner', 'dossier-keeper', 'standby', 'loan', 'lent'] as const).map((care) => ({
            value: care,
            label: t(`relations:cares.${care}`),
          }))}
          className="w-40 max-md:w-auto max-md:flex-1 max-md:basis-[40%]"
        />
      )}
      <Select
        name="status"
        aria-label={t('relations:status')}
        defaultValue={filter.status}
        options={(['active', 'closed', 'all'] as const).map((status) => ({ value: status, label: t(`relations:statuses.${status}`) }))}
        className="w-32 max-md:w-auto max-md:flex-1 max-md:basis-[40%]"
      />
      {isNarrowed && <TextLink to="/relations">{t('relations:clear')}</TextLink>}
    </Form>
  )
}

function withChosen(places: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen && !places.includes(chosen) ? [chosen, ...places] : places
}
