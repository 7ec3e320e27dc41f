import type { ReactNode } from 'react'
import { useNonce } from '#app/http/nonce'
import { dataId, pageId } from './page-data'

/** What a document of the day carries instead of the scripts of Remix. */
export type RoadDocument = {
  /** The script that brings the page to life. */
  entry: string
  /** Files without which it does not. */
  first: readonly string[]
  /** What is opened from the page, for a phone to have before it is asked for. */
  later: readonly string[]
  /** The data of the page, as JSON that may stand in HTML. */
  data: string
}

/** In the head: the service worker reads there which files make the day, so all of them stand here (public/sw.js). */
export function RoadLinks({ road: { entry, first, later } }: { road: RoadDocument }) {
  return (
    <>
      {[entry, ...first].map((file) => (
        <link key={file} rel="modulepreload" href={file} />
      ))}
      {later.map((file) => (
        <link key={file} rel="prefetch" as="script" href={file} />
      ))}
    </>
  )
}

export function RoadBody({ road: { entry, data }, children }: { road: RoadDocument; children: ReactNode }) {
  const nonce = useNonce()
  return (
    <>
      <div id={pageId}>{children}</div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in a script is not to be escaped as HTML; its < is (road-page.server.ts). */}
      <script type="application/json" id={dataId} nonce={nonce} dangerouslySetInnerHTML={{ __html: data }} />
      <script type="module" src={entry} nonce={nonce} />
    </>
  )
}
