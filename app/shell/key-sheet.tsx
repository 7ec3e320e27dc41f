import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Dialog, DialogClose } from '#app/ui/dialog'
import type { Place } from './places'
import type { PageKeys } from './shell-data'
import { usePreferences } from './use-preferences'

interface KeySheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  places: readonly Place[]
  /** The keys of the page behind the sheet. */
  here?: PageKeys | undefined
}

/** Every key that works on every page, and where to switch them off. */
export default function KeySheet({ open, onOpenChange, places, here }: KeySheetProps) {
  const { t } = useTranslation(['common', 'nav'])
  const { keys: keysOn, commandKey } = usePreferences()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('nav:keys.title')} lead={keysOn ? t('nav:keys.intro') : t('nav:keys.off')}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {here && (
          <div className="sm:col-span-2">
            <KeyList {...here(t)} wide />
          </div>
        )}
        <KeyList
          title={t('nav:keys.everywhere')}
          keys={[
            { keys: [commandKey, 'K'], meaning: t('nav:keys.palette') },
            { keys: ['/'], meaning: t('nav:keys.palette') },
            { keys: ['?'], meaning: t('nav:keys.sheet') },
            { keys: ['Esc'], meaning: t('nav:keys.close') },
          ]}
        />
        <KeyList title={t('nav:keys.goTo')} keys={places.map(({ name, letter }) => ({ keys: ['G', letter], meaning: t(`nav:${name}`) }))} />
      </div>
      <p className="mt-5 border-t border-line pt-3 text-xs">
        <DialogClose asChild>
          <Link to="/settings/me" className="rounded-sm font-medium text-brand-text hover:underline">
            {keysOn ? t('nav:keys.turnOff') : t('nav:keys.turnOn')}
          </Link>
        </DialogClose>
      </p>
    </Dialog>
  )
}

function KeyList({ title, keys, wide = false }: ReturnType<PageKeys> & { wide?: boolean }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold text-ink3">{title}</h3>
      <dl className={wide ? 'gap-x-8 sm:columns-2' : undefined}>
        {keys.map(({ keys: pressed, meaning }) => (
          <div key={pressed.join()} className="flex h-8 break-inside-avoid items-center justify-between gap-3">
            <dd className="order-first">{meaning}</dd>
            <dt className="flex gap-1">
              {pressed.map((key) => (
                <kbd
                  key={key}
                  className="grid h-5 min-w-5 place-items-center rounded-sm border border-line border-b-2 bg-surface px-1 font-sans text-2xs font-semibold text-ink2"
                >
                  {key}
                </kbd>
              ))}
            </dt>
          </div>
        ))}
      </dl>
    </section>
  )
}
