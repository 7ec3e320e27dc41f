/** A piece of an XML document: an element with its children or its text. */
export type Element = { name: string; attributes?: Readonly<Record<string, string>>; content: string | readonly (Element | null)[] }

/** An element; what is null is left out. */
export function element(name: string, content: Element['content'], attributes?: Element['attributes']): Element {
  return attributes ? { name, attributes, content } : { name, content }
}

/** An XML 1.0 document in UTF-8. Characters that XML does not know are left out; the others are escaped where they must be. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`
}

function written({ name, attributes = {}, content }: Element, indent: string): string {
  const open = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')
  if (typeof content === 'string') return `${indent}<${open}>${escaped(content)}</${name}>`
  const children = content.filter((child): child is Element => child !== null)
  return [`${indent}<${open}>`, ...children.map((child) => written(child, `${indent}  `)), `${indent}</${name}>`].join('\n')
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
}
