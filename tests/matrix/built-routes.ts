import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { Method } from '#security/line'
import { policy } from '#security/policy'

/** A route of the built server: what it answers to, and under which address. */
export type BuiltRoute = {
  id: string
  /** From the root, with `:name` for what varies. */
  path: string
  methods: Method[]
  hasLoader: boolean
  isIndex: boolean
  /** It has a page; without one it answers files and data by itself. */
  isPage: boolean
  /** It has an address of its own and not only those of its children. */
  isPlace: boolean
}

/** The server as `npm run build` left it. */
export async function builtServer(): Promise<ServerBuild> {
  return (await import(/* @vite-ignore */ pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
}

/** Every route of a build, in the order of their ids. */
export function routesOf({ routes }: Pick<ServerBuild, 'routes'>): BuiltRoute[] {
  type Route = NonNullable<(typeof routes)[string]>
  const all = Object.values(routes).filter((route): route is Route => route !== undefined)
  const up = (route: Route) => all.find(({ id }) => id === route.parentId)
  const pathOf = (route: Route): string => {
    const parent = up(route)
    return [parent ? pathOf(parent) : '', route.path].filter(Boolean).join('/')
  }
  return all
    .map((route) => {
      const { default: page, loader, action } = route.module
      const isPlace = Boolean(route.path) || route.index === true
      const place = isPlace ? route : (all.find(({ parentId, path }) => parentId === route.id && path && !path.includes(':')) ?? route)
      const methods: Method[] = [...(loader || page ? (['GET'] as const) : []), ...(action ? (['POST'] as const) : [])]
      return {
        id: route.id,
        path: `/${pathOf(place)}`,
        methods,
        hasLoader: Boolean(loader),
        isIndex: route.index === true,
        isPage: Boolean(page),
        isPlace,
      }
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** What the policy and the build do not agree on. */
export function uncovered(routes: readonly BuiltRoute[]): string[] {
  const missing = routes.flatMap(({ id, methods }) =>
    methods.filter((method) => !policy[id]?.[method]).map((method) => `${method} ${id} has no policy`),
  )
  const idle = Object.entries(policy).flatMap(([id, lines]) =>
    Object.keys(lines)
      .filter((method) => !routes.some((route) => route.id === id && route.methods.some((each) => each === method)))
      .map((method) => `${method} ${id} is no route`),
  )
  return [...missing, ...idle]
}
