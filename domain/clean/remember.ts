/**
 * The same function, which remembers what it said of the last texts: a column such as the place says the same over and over. `work` must say the same of the
 * same text always.
 * @param most how many texts are remembered at least; never more than twice that many
 */
export function remembering<Said>(work: (text: string) => Said, most = 2000): (text: string) => Said {
  let young = new Map<string, Said>()
  let old = new Map<string, Said>()
  return (text) => {
    const known = young.get(text) ?? old.get(text)
    if (known !== undefined) return known
    // A cell is a window on the piece of the file that it was cut from; what is remembered must not hold on to that.
    const key = ` ${text}`.slice(1)
    const said = work(key)
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(key, said)
    return said
  }
}
