import {
  type AnchorHTMLAttributes,
  type ComponentPropsWithoutRef,
  createContext,
  type FormEvent,
  forwardRef,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { allFetches, type Fetch, fetchOf, listenToFetches, load, type Sending, submit } from './fetches'

// What the parts of the day ask of Remix, without its router: the build of the day (vite.road.ts) puts this file in its place. A link and a form are the
// browser's own, so another page is another page load; only what stays on the page, the fetchers, runs here. A part that asks for more than stands here
// breaks that build.

/** The data of the loaders behind this page, by route. */
export const PageData = createContext<Readonly<Record<string, unknown>>>({})

/** What broke on the page, for the page that says so. */
export const PageError = createContext<unknown>(null)

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  to: string | { pathname?: string; search?: string; hash?: string }
  prefetch?: unknown
  replace?: unknown
  state?: unknown
  reloadDocument?: unknown
  preventScrollReset?: unknown
}

export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link(
  { to, prefetch, replace, state, reloadDocument, preventScrollReset, ...rest },
  ref,
) {
  return <a ref={ref} href={addressOf(to)} {...rest} />
})

type NavLinkProps = Omit<LinkProps, 'className'> & { className?: string | ((on: { isActive: boolean; isPending: boolean }) => string) }

export const NavLink = forwardRef<HTMLAnchorElement, NavLinkProps>(function NavLink({ className, ...rest }, ref) {
  const to = addressOf(rest.to)
  const isActive = to === pageAddress || pageAddress.startsWith(`${to}/`)
  const looks = typeof className === 'function' ? className({ isActive, isPending: false }) : className
  return <Link ref={ref} aria-current={isActive ? 'page' : undefined} className={looks} {...rest} />
})

// The only page this build knows.
const pageAddress = '/today'

function addressOf(to: LinkProps['to']): string {
  return typeof to === 'string' ? to : `${to.pathname ?? ''}${to.search ?? ''}${to.hash ?? ''}`
}

type FormProps = ComponentPropsWithoutRef<'form'> & { reloadDocument?: boolean; navigate?: boolean; replace?: boolean }

export function Form({ reloadDocument, navigate, replace, ...rest }: FormProps) {
  return <form {...rest} />
}

type Send = (what: Sending, how?: { method?: string; action?: string }) => Promise<void>

const noFetch: Fetch = { state: 'idle' }

export function useFetcher<T = unknown>({ key }: { key?: string } = {}) {
  const own = useMemo(() => key ?? `own ${Math.random()}`, [key])
  const now = useSyncExternalStore(
    listenToFetches,
    () => fetchOf(own) ?? noFetch,
    () => noFetch,
  )
  const does = useMemo(() => {
    const send: Send = (what, how = {}) => submit(own, what, how)
    const itsForm = (props: FormProps) => formThatSends(send, props)
    return { load: (address: string) => load(own, address), submit: send, Form: itsForm }
  }, [own])
  return { ...now, data: now.data as T | undefined, ...does }
}

function formThatSends(send: Send, { onSubmit, ...rest }: ComponentPropsWithoutRef<'form'>) {
  const onSend = (event: FormEvent<HTMLFormElement>) => {
    onSubmit?.(event)
    if (event.defaultPrevented) return
    event.preventDefault()
    const by = (event.nativeEvent as SubmitEvent).submitter
    void send(new FormData(event.currentTarget, by), { method: rest.method, action: String(rest.action ?? '') })
  }
  return <form {...rest} onSubmit={onSend} />
}

const noFetches: readonly Fetch[] = []

export function useFetchers(): readonly Fetch[] {
  return useSyncExternalStore(listenToFetches, allFetches, () => noFetches)
}

/** The browser itself goes to another page, and shows that it does. */
export const useNavigation = () => ({ state: 'idle' as const })

export const useNavigate = () => goTo

function goTo(to: string | number) {
  if (typeof to === 'number') history.go(to)
  else location.assign(to)
}

export const useLocation = () => here
const here = { pathname: pageAddress, search: '', hash: '', key: 'page', state: null }

export const useMatches = () => noMatches
const noMatches: { handle?: unknown }[] = []

export function useRouteLoaderData<T = unknown>(route: string): T | undefined {
  return useContext(PageData)[route] as T | undefined
}

export const useRouteError = () => useContext(PageError)

export const isRouteErrorResponse = (_error: unknown): _error is { status: number } => false
