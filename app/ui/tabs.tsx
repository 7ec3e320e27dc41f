import { NavLink, useLocation } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from './classes'

const barClasses = 'flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]'
const tabClasses =
  '-mb-px inline-flex min-h-11 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-ink2 transition-colors duration-100 hover:text-ink focus-visible:outline-offset-[-2px] md:min-h-9'

export interface LinkTab {
  to: string
  label: ReactNode
  /** A small count behind the word. */
  count?: number
  /** Only this exact address, not what lies below it. */
  end?: boolean
}

/** The sections of one thing, each with its own address. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  const bar = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another tab in front
  useEffect(() => showCurrent(bar.current), [pathname])
  return (
    <nav ref={bar} aria-label={label} className={barClasses}>
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          end={tab.end}
          prefetch="intent"
          className={classes(tabClasses, 'aria-[current=page]:border-brand aria-[current=page]:text-brand-text')}
        >
          {tab.label}
          {tab.count !== undefined && <span className="text-xs text-ink3 tabular-nums">{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  )
}

/** On a phone the bar is wider than the screen; only the bar moves, never the page. */
function showCurrent(bar: HTMLElement | null) {
  const current = bar?.querySelector('[aria-current=page]')
  if (!bar || !current) return
  const [outer, inner] = [bar.getBoundingClientRect(), current.getBoundingClientRect()]
  if (inner.right > outer.right) bar.scrollLeft += inner.right - outer.right
  if (inner.left < outer.left) bar.scrollLeft -= outer.left - inner.left
}
