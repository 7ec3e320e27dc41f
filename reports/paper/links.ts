const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The address of a link that may stand in a document, or null: javascript:, file: and the like never do. */
export function safeLink(address: string): string | null {
  if (/[\p{Cc}\p{Cf}\s]/u.test(address)) return null
  const url = URL.canParse(address) ? new URL(address) : null
  return url && allowed.has(url.protocol) ? url.href : null
}
