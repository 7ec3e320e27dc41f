import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { denyImports } from 'vite-env-only'
import remixConfig from './remix.config.js'
import { buildDay } from './vite.road'

export default defineConfig({
  plugins: [
    // Server code never reaches the browser bundle: the build fails on the first such import. In development Remix walks from a page to its server
    // code when it gathers styles, and would stumble over it.
    denyImports({
      client: {
        specifiers: ['pdfkit', 'postgres', /^drizzle-orm/, /^better-auth(?!\/client)/, /^node:/],
        files: ['**/db/**', '**/*.server.*'],
      },
    }).map((plugin) => ({ ...(plugin as Plugin), apply: 'build' as const })),
    tailwindcss(),
    remix({ ...remixConfig, buildEnd: buildDay }),
  ],
  resolve: {
    alias: [{ find: /^#(domain|db|reports|app|tests)\//, replacement: `${import.meta.dirname}/$1/` }],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
  },
  // Found only when a route is first opened, these would be bundled a second time with a React of their own.
  optimizeDeps: { include: ['i18next', 'react-i18next', 'react-dom/client', 'sonner', 'cmdk', 'radix-ui', 'lucide-react', 'tinykeys'] },
  server: { host: '127.0.0.1' },
  ssr: { external: ['pdfkit', 'postgres'] },
  // A font inside a style sheet would be a data: address, which the content security policy stops.
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: (file) => (/\.woff2?$/.test(file) ? false : undefined) },
})
