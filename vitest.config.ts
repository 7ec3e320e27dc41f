import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const alias = [{ find: /^#(domain|db|reports|app|tests)\//, replacement: `${import.meta.dirname}/$1/` }]

const longest = [
  ...['matrix-first', 'matrix-second', 'hostile'].map((name) => `/tests/matrix/${name}.test.ts`),
  ...['screens', 'walk', 'planner'].map((name) => `/tests/journeys/${name}.test.ts`),
  ...['db/server', 'app/killed-workers', 'app/long-imports'].map((name) => `/tests/${name}.test.ts`),
]

/** The longest files first: begun last, one would keep a core busy after the other has nothing left to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const others = await super.sort(files)
    const named = longest.flatMap((name) => others.filter(({ moduleId }) => moduleId.endsWith(name)))
    return [...named, ...others.filter((file) => !named.includes(file))]
  }
}

export default defineConfig({
  resolve: { alias, extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  test: {
    sequence: { sequencer: LongestFirst },
    // The built server runs as it is: taken apart by the runner, its size makes every stack trace overflow.
    server: { deps: { external: [/\/build\/server\/index\.js/] } },
    // The usual second is short for a page on a busy machine; whatever holds at last holds.
    expect: { poll: { timeout: 20_000 } },
    // Projects with another number of workers run one after another, the quick ones first: vitest asks for an order.
    projects: [
      // What these test keeps nothing between calls, so their files share one loading of it; a test here may not change what others read.
      {
        extends: true,
        test: { name: 'domain', include: ['tests/*.test.ts', 'tests/domain/**/*.test.ts'], environment: 'node', isolate: false },
      },
      {
        extends: true,
        test: { name: 'reports', include: ['tests/reports/**/*.test.ts'], environment: 'node', testTimeout: 30_000, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['tests/db/**/*.test.ts', 'tests/app/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/database-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts', 'tests/matrix/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/database-server.ts', 'tests/support/app-server.ts'],
          testTimeout: 180_000,
          // A browser on a busy machine misses its moment now and then; what fails twice is a fault.
          retry: 1,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
