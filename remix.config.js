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
    // Both stay off (docs/decisions/003): lazy discovery opens /__manifest, where one request can hold the server for seconds; single fetch brings
    // turbo-stream into every answer.
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: false,
  },
}
