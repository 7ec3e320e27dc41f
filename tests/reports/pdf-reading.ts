/** A piece of text as it stands on a page: the left end of its baseline in points from the bottom left, its width, its size and its font. */
export type Run = { page: number; x: number; y: number; width: number; size: number; text: string; face: string }

/**
 * The text of a PDF that was made with `compress: false`, run by run in the order of drawing, read by way of each font's own table
 * from glyphs to letters. It needs no tool on the machine.
 */
export function runsOf(pdf: Buffer): Run[] {
  const objects = objectsOf(pdf)
  return pagesOf(objects).flatMap((page, index) => {
    const resources = objects.get(reference(page, 'Resources')) ?? ''
    const fonts = new Map<string, Font>()
    for (const [, name = '', id] of (/\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g))
      fonts.set(name, fontOf(objects, Number(id)))
    const contents = contentsOf(page).map((id) => streamOf(objects.get(id) ?? ''))
    return runsOfPage(contents.join('\n'), fonts, index + 1)
  })
}

/** The text as a reader hears it: broken lines are joined, so that a sentence is found wherever it wraps. */
export function spokenTextOf(pdf: Buffer): string {
  return runsOf(pdf)
    .map((run) => run.text)
    .join('')
    .replaceAll('\u00a0', ' ')
}

/** Every object of the file by its number, found by way of its own cross-reference table. */
export function objectsOf(pdf: Buffer): Map<number, string> {
  const file = pdf.toString('latin1')
  const start = Number(/startxref\n(\d+)/.exec(file)?.[1])
  const offsets = [...file.slice(start).matchAll(/^(\d{10}) \d{5} n/gm)].map((match) => Number(match[1]))
  const ends = [...offsets, start].sort((one, other) => one - other)
  return new Map(
    offsets.map((offset, index) => [
      index + 1,
      file
        .slice(
          offset,
          ends.find((end) => end > offset),
        )
        .replace(/^\d+ 0 obj\n/, ''),
    ]),
  )
}

/** A text string of the file's dictionary: UTF-16 when it begins with its mark. */
export function stringOf(bytes: string): string {
  const plain = bytes.replace(/\\([nrtbf()\\])/g, (_, mark: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[mark] ?? mark)
  if (!plain.startsWith('\xfe\xff')) return plain
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le')
}

function pagesOf(objects: Map<number, string>): string[] {
  const tree = [...objects.values()].find((object) => object.includes('/Type /Pages')) ?? ''
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? ''
  return [...kids.matchAll(/(\d+) 0 R/g)].map((kid) => objects.get(Number(kid[1])) ?? '')
}

/** A page that was written out before its footer has two streams. */
function contentsOf(page: string): number[] {
  const list = /\/Contents \[([^\]]*)\]/.exec(page)?.[1]
  return list ? [...list.matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1])) : [reference(page, 'Contents')]
}

function reference(object: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(object)?.[1])
}

function streamOf(object: string): string {
  return object.slice(object.indexOf('stream\n') + 7, object.lastIndexOf('\nendstream'))
}

type Font = { letters: string[]; widths: number[]; name: string }

function fontOf(objects: Map<number, string>, id: number): Font {
  const font = objects.get(id) ?? ''
  const descendant = objects.get(Number(/\/DescendantFonts \[(\d+) 0 R/.exec(font)?.[1])) ?? ''
  const widths = (/\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1] ?? '').trim().split(/\s+/).map(Number)
  const cmap = streamOf(objects.get(reference(font, 'ToUnicode')) ?? '')
  const letters: string[] = []
  for (const [, from = '0', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    for (const [index, entry] of [...list.matchAll(/<([^>]*)>/g)].entries())
      letters[Number.parseInt(from, 16) + index] = String.fromCharCode(
        ...(entry[1] ?? '').split(' ').map((code) => Number.parseInt(code, 16)),
      )
  }
  return { letters, widths, name: /\/BaseFont \/(?:[A-Z]+\+)?(\S+)/.exec(font)?.[1] ?? '' }
}

function runsOfPage(content: string, fonts: Map<string, Font>, page: number): Run[] {
  return [...content.matchAll(/BT\n([\s\S]*?)\nET/g)].map(([, block = '']) => {
    // Letters are turned back on a page that stands upside down: y counts from the top.
    const [, x = '0', fromTop = '0'] = /1 0 0 -1 (\S+) (\S+) Tm/.exec(block) ?? []
    const y = 841.89 - Number(fromTop)
    const [, name = '', size = '0'] = /\/(F\d+) (\S+) Tf/.exec(block) ?? []
    const font = fonts.get(name) ?? { letters: [], widths: [], name: '' }
    let [text, units] = ['', 0]
    for (const [, glyphs, shift] of block.matchAll(/<([0-9a-f]+)>|(-?[\d.]+)(?= *[<\]])/gi)) {
      if (shift) units -= Number(shift)
      for (const [glyph] of (glyphs ?? '').matchAll(/.{4}/g)) {
        text += font.letters[Number.parseInt(glyph, 16)] ?? '\ufffd'
        units += font.widths[Number.parseInt(glyph, 16)] ?? 0
      }
    }
    return { page, x: Number(x), y, width: (units * Number(size)) / 1000, size: Number(size), text, face: font.name }
  })
}
