import { useNavigate } from '@remix-run/react'
import { Command } from 'cmdk'
import { Building2, CornerDownLeft, Keyboard, type LucideIcon, Plus, Route, Search as SearchIcon, UserRound } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '#app/ui/kbd'
import { veilClasses } from '#app/ui/overlay-classes'
import type { Place } from './places'
import type { SearchHit } from './search-hit'
import { type Search, useSearch } from './use-search'

interface CommandPaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  places: readonly Place[]
  onKeys: () => void
}

/** Go anywhere, find anybody, do the few things that are always possible, by typing. */
export default function CommandPalette({ open, onOpenChange, places, onKeys }: CommandPaletteProps) {
  const { t } = useTranslation(['common', 'nav'])
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={veilClasses} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-3 z-50 overflow-hidden rounded-xl border border-line bg-surface text-ink shadow-pop data-[state=closed]:animate-leave data-[state=open]:animate-enter md:inset-x-0 md:top-[14vh] md:mx-auto md:w-[600px]"
        >
          <Radix.Title className="sr-only">{t('nav:palette.title')}</Radix.Title>
          <PaletteBody places={places} onKeys={onKeys} close={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function PaletteBody({ places, onKeys, close }: { places: readonly Place[]; onKeys: () => void; close: () => void }) {
  const { t } = useTranslation(['common', 'nav'])
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const search = useSearch(words)
  const fits = (label: string) => label.toLowerCase().includes(words.trim().toLowerCase())
  const go = (to: string) => {
    close()
    navigate(to)
  }
  const showKeys = () => {
    close()
    onKeys()
  }
  const pages = places.filter((place) => fits(t(`nav:${place.name}`)))
  const hits = search.state === 'found' ? search.hits : []
  return (
    <Command shouldFilter={false} loop label={t('nav:palette.title')}>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <SearchIcon aria-hidden size={18} className="shrink-0 text-ink3" />
        <Command.Input
          value={words}
          onValueChange={setWords}
          placeholder={t('nav:palette.placeholder')}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="max-h-[min(420px,60dvh)] scroll-py-2 overflow-y-auto p-2">
        <SearchMessage search={search} words={words.trim()} anyPage={pages.length > 0} />
        <Hits title={t('nav:palette.customers')} icon={Building2} hits={hits.filter((hit) => hit.kind === 'customer')} go={go} />
        <Hits title={t('nav:palette.people')} icon={UserRound} hits={hits.filter((hit) => hit.kind === 'contact')} go={go} />
        <Hits title={t('nav:palette.campaigns')} icon={Route} hits={hits.filter((hit) => hit.kind === 'campaign')} go={go} />
        {pages.length > 0 && (
          <Command.Group heading={t('nav:palette.pages')} className={groupClasses}>
            {pages.map(({ name, to, icon, letter }) => (
              <Choice key={name} value={name} icon={icon} onSelect={() => go(to)} aside={<PlaceKeys letter={letter} />}>
                {t(`nav:${name}`)}
              </Choice>
            ))}
          </Command.Group>
        )}
        <Actions fits={fits} go={go} showKeys={showKeys} />
      </Command.List>
      <p className="hidden items-center gap-4 border-t border-line px-4 py-2 text-xs text-ink3 md:flex">
        <span className="flex items-center gap-1.5">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
          {t('nav:palette.hintMove')}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>
            <CornerDownLeft size={10} />
          </Kbd>
          {t('nav:palette.hintOpen')}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>Esc</Kbd>
          {t('nav:palette.hintClose')}
        </span>
      </p>
    </Command>
  )
}

function SearchMessage({ search, words, anyPage }: { search: Search; words: string; anyPage: boolean }) {
  const { t } = useTranslation(['common', 'nav'])
  if (search.state === 'searching') return <p className="px-3 py-2 text-ink3">{t('nav:palette.searching')}</p>
  if (search.state === 'failed') return <p className="px-3 py-2 text-warn-text">{t('nav:palette.failed')}</p>
  if (search.state === 'found' && search.hits.length === 0 && !anyPage)
    return (
      <div className="px-3 py-4 text-center">
        <p className="font-semibold">{t('nav:palette.nothing', { words })}</p>
        <p className="text-ink3">{t('nav:palette.nothingHint')}</p>
      </div>
    )
  return null
}

function Hits({ title, icon, hits, go }: { title: string; icon: LucideIcon; hits: readonly SearchHit[]; go: (to: string) => void }) {
  if (hits.length === 0) return null
  return (
    <Command.Group heading={title} className={groupClasses}>
      {hits.map((hit) => (
        <Choice key={hit.id} value={`${hit.kind} ${hit.id}`} icon={icon} onSelect={() => go(hit.to)} aside={hit.detail}>
          {hit.title}
        </Choice>
      ))}
    </Command.Group>
  )
}

function Actions({ fits, go, showKeys }: { fits: (label: string) => boolean; go: (to: string) => void; showKeys: () => void }) {
  const { t } = useTranslation(['common', 'nav'])
  const actions = [
    { key: 'new-campaign', label: t('nav:palette.newCampaign'), icon: Plus, run: () => go('/campaigns/new') },
    { key: 'keys', label: t('nav:palette.showKeys'), icon: Keyboard, run: showKeys },
  ].filter(({ label }) => fits(label))
  if (actions.length === 0) return null
  return (
    <Command.Group heading={t('nav:palette.actions')} className={groupClasses}>
      {actions.map(({ key, label, icon, run }) => (
        <Choice key={key} value={key} icon={icon} onSelect={run}>
          {label}
        </Choice>
      ))}
    </Command.Group>
  )
}

interface ChoiceProps {
  value: string
  icon: LucideIcon
  onSelect: () => void
  aside?: ReactNode
  children: ReactNode
}

function Choice({ value, icon: Icon, onSelect, aside, children }: ChoiceProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-11 cursor-default items-center gap-3 rounded-md px-3 data-[selected=true]:bg-brand-soft data-[selected=true]:text-brand-text md:min-h-9"
    >
      <Icon aria-hidden size={16} strokeWidth={1.9} className="shrink-0 opacity-70" />
      <span className="min-w-0 flex-1 truncate font-medium">{children}</span>
      {aside && <span className="shrink-0 text-xs text-ink3">{aside}</span>}
    </Command.Item>
  )
}

function PlaceKeys({ letter }: { letter: string }) {
  return (
    <span className="flex gap-1">
      <Kbd>G</Kbd>
      <Kbd>{letter}</Kbd>
    </span>
  )
}

const groupClasses =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink3'
