/**
 * The address of a public profile (LinkedIn and the like) as it is kept: https, with a host that has a dot, and no name or password in it. Null when it
 * is no such address; 'linkedin.com/in/anna' is completed.
 */
export function profileAddress(written: string): string | null {
  const text = written.trim()
  if (text === '' || /\s/.test(text)) return null
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password || !/[^.]\.[a-z]{2,}$/i.test(url.hostname)) return null
  url.protocol = 'https:'
  return url.href.length <= 300 ? url.href : null
}
