/**
 * The settings of the Remix Vite plugin. vite.config.ts hands this object to the plugin, so what stands here is what runs.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverBuildFile: 'index.js',
  serverModuleFormat: 'esm',
  ssr: true,
  ignoredRouteFiles: ['**/.*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    // docs/decisions/003: single fetch stays off because it brings turbo-stream into every answer.
    v3_singleFetch: false,
  },
}
