import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { EntryContext } from '@remix-run/node'
import type { Language } from '#app/messages/languages'
import type { RoadDocument } from './road-document'

/** What the build of the day says of its files (vite.road.ts). */
type Built = Pick<RoadDocument, 'entry' | 'first' | 'later'> & { words: Record<Language, string> }

const itsRoutes = ['root', 'routes/_app', 'routes/_app.today'] as const

let built: Built | null | undefined

/** The document of the day, when that is what was asked for and nothing went wrong; null for every other page, and in development. */
export function roadDocument({ staticHandlerContext: answered }: EntryContext, language: Language): RoadDocument | null {
  const { matches, loaderData, errors } = answered
  if (errors || matches.at(-1)?.route.id !== itsRoutes[2] || itsRoutes.some((id) => loaderData[id] === undefined)) return null
  built ??= builtDay()
  if (!built) return null
  const { entry, first, later, words } = built
  const data = JSON.stringify(Object.fromEntries(itsRoutes.map((id) => [id, loaderData[id]])))
  return { entry, first: [...first, words[language]], later, data: data.replaceAll('<', '\\u003c') }
}

function builtDay(): Built | null {
  const file = resolve('build/road.json')
  return import.meta.env.PROD && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Built) : null
}
