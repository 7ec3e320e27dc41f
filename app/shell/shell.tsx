import { useMatches, useNavigate } from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes'
import { useKeys } from '#app/ui/use-keys'
import { useLater } from '#app/ui/use-later'
import { OpenKeys } from './open-keys'
import { PhoneBar } from './phone-bar'
import { type Place, places } from './places'
import type { ShellHandle, ShellNav, ShellUser } from './shell-data'
import { Sidebar } from './sidebar'

// Opened now and then: their code comes when they are first asked for.
const loadPalette = () => import('./command-palette')
const loadKeySheet = () => import('./key-sheet')

export interface ShellProps {
  user: ShellUser
  nav: ShellNav
  children: ReactNode
}

/** The frame around every page of somebody who is logged in: menu, search, keys, and the page itself. */
export function Shell({ user, nav, children }: ShellProps) {
  const { t } = useTranslation(['common', 'nav'])
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [sheetOpen, setSheetOpen] = useState(false)
  const CommandPalette = useLater(loadPalette, paletteOpen)
  const KeySheet = useLater(loadKeySheet, sheetOpen)
  const { rail = false, flush = false, keys } = useRoom()
  const allowed = places.filter((place) => nav.allowed?.includes(place.name) ?? true)
  const openPalette = () => setPaletteOpen(true)
  const openSheet = () => setSheetOpen(true)
  useShellKeys(allowed, openPalette, openSheet)
  return (
    <div className="flex min-h-dvh" data-hand={user.leftHanded ? 'left' : undefined}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-brand px-4 py-2 font-semibold text-brand-ink focus:translate-y-0"
      >
        {t('skipToContent')}
      </a>
      <Sidebar user={user} nav={nav} places={allowed} rail={rail} onSearch={openPalette} onKeys={openSheet} />
      <main
        id="content"
        tabIndex={-1}
        className={classes(
          'min-w-0 flex-1 pb-[calc(4.5rem+env(safe-area-inset-bottom))] focus:outline-none md:pb-0',
          !flush && 'px-4 md:px-7 md:pb-8',
        )}
      >
        <OpenKeys.Provider value={openSheet}>
          {flush ? children : <div className="mx-auto max-w-[1440px]">{children}</div>}
        </OpenKeys.Provider>
      </main>
      <PhoneBar user={user} nav={nav} places={allowed} onSearch={openPalette} />
      {paletteOpen && CommandPalette && <CommandPalette open onOpenChange={setPaletteOpen} places={allowed} onKeys={openSheet} />}
      {sheetOpen && KeySheet && <KeySheet open onOpenChange={setSheetOpen} places={allowed} here={keys} />}
    </div>
  )
}

/** What the deepest route says about the room it needs, and which keys it has. */
function useRoom(): ShellHandle['shell'] {
  const handles = useMatches().map(({ handle }) => handle)
  return handles.filter(saysRoom).at(-1)?.shell ?? {}
}

function saysRoom(handle: unknown): handle is ShellHandle {
  return typeof handle === 'object' && handle !== null && 'shell' in handle
}

function useShellKeys(allowed: readonly Place[], openPalette: () => void, openSheet: () => void) {
  const navigate = useNavigate()
  const goTo = Object.fromEntries(allowed.map(({ letter, to }) => [`g ${letter.toLowerCase()}`, () => navigate(to)]))
  useKeys({ '$mod+k': openPalette, '/': openPalette, '?': openSheet, 'Shift+?': openSheet, 'g h': () => navigate('/'), ...goTo })
}
