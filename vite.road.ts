import { writeFileSync } from 'node:fs'
import type { InlineConfig, Rollup } from 'vite'
import { build } from 'vite'

const here = import.meta.dirname
const entry = 'app/road/page/entry.tsx'

/**
 * The day on the road as a build of its own, beside that of Remix and into the same folder: the same screens without a router, so that a phone has little to read.
 * What it is made of is noted in build/road.json, for the server (app/road/page/road-page.server.ts).
 */
const config: InlineConfig = {
  configFile: false,
  root: here,
  publicDir: false,
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  esbuild: { jsx: 'automatic' },
  resolve: {
    alias: [
      { find: '@remix-run/react', replacement: `${here}/app/road/page/remix.tsx` },
      { find: /^#(domain|app)\//, replacement: `${here}/$1/` },
    ],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
  },
  build: {
    outDir: 'build/client',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { road: entry },
      output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/road-[name]-[hash].js' },
    },
  },
}

/** Builds it, and notes its files. */
export async function buildDay(): Promise<void> {
  const { output } = (await build(config)) as Rollup.RollupOutput
  const chunks = output.filter((one): one is Rollup.OutputChunk => one.type === 'chunk')
  const beneath = (chunk: Rollup.OutputChunk): string[] => [
    ...new Set(chunk.imports.flatMap((file) => [file, ...chunks.filter(({ fileName }) => fileName === file).flatMap(beneath)])),
  ]
  const named = (end: string) => chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(end))
  const day = named(entry)
  const words = { nl: named('/messages/nl-road.ts'), en: named('/messages/en-road.ts') }
  if (!day || !words.nl || !words.en) throw new Error('the build of the day lacks its page or its words')
  const first = beneath(day)
  const languages = [words.nl.fileName, words.en.fileName]
  const later = chunks.map(({ fileName }) => fileName).filter((file) => ![day.fileName, ...first, ...languages].includes(file))
  const at = (file: string) => `/${file}`
  const files = {
    entry: at(day.fileName),
    first: first.map(at),
    later: later.map(at),
    words: { nl: at(words.nl.fileName), en: at(words.en.fileName) },
  }
  writeFileSync(`${here}/build/road.json`, JSON.stringify(files, null, 2))
}
