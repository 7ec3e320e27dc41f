/** Whether a service outside can be asked at an address: http or https, no name and password in it, nothing after the path. */
export function isServiceAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, password, search, hash } = new URL(address)
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '' && hash === '' && !/[/?#]$/.test(address)
}
