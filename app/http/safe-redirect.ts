const base = 'http://rondo.invalid'

/** Where to go after logging in, from what an address asked: a page of our own that is not about logging in or out, or the fallback. */
export function safeRedirect(to: unknown, fallback = '/'): string {
  const page = ownPage(to, fallback)
  return isLoginPage(new URL(page, base).pathname) ? fallback : page
}

/**
 * A page of our own, or the fallback. What the browser would make of it is looked at, not how it is written: `//elsewhere`, `/\elsewhere`,
 * `/.//elsewhere` and control characters all lead away and are refused.
 */
export function ownPage(to: unknown, fallback = '/'): string {
  if (typeof to !== 'string' || to.length > 2000 || !ourPath.test(to) || !URL.canParse(to, base)) return fallback
  const { origin, pathname, search, hash } = new URL(to, base)
  return origin !== base || pathname.startsWith('//') ? fallback : pathname + search + hash
}

const ourPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u

// Going back to where one logs in or out would turn in a circle.
const isLoginPage = (pathname: string) => /^\/(login|login\/code|logout)\/?$/.test(pathname)
