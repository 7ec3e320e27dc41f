import type { TagOptions } from './canvas'
import type { Pdf } from './document'
import { safeText } from './safe-text'

/** What pdfkit's own types leave out of a reference and a page. */
type Ref = { data: Record<string, unknown> | null; buffer: unknown; end: () => void }
type PageInMaking = { dictionary: Ref; structParentTreeKey: number }
type Tree = {
  getStructTreeRoot: () => { data: { K?: unknown[] } & Record<string, unknown> }
  getStructParentTree: () => { get: (key: number) => Ref[]; add: (key: number, value: Ref) => void }
}

type Element = { ref: Ref; tag: string; kids: unknown[]; page: Ref | null; attributes: Record<string, unknown> }

/**
 * The tags of a document, for who hears it. Each is written out as soon as it is complete and only its number stays: pdfkit's own tree keeps every cell
 * of a long table until the end.
 */
export class PdfTags {
  private readonly open: Element[] = []

  constructor(private readonly pdf: Pdf) {
    const root = this.treeRoot()
    this.begin('Document', root.ref, {})
    root.kids.push(this.current.ref)
  }

  private get current(): Element {
    const element = this.open.at(-1)
    if (!element) throw new Error('the tags of the document are closed')
    return element
  }

  group(tag: string, draw: () => void): void {
    this.child(tag, {})
    draw()
    this.end()
  }

  /** Content that is read as this tag: `mark` gets the number under which it stands on the page. */
  content(tag: string, options: TagOptions, pageHeight: number, mark: (number: number) => void): void {
    this.child(tag, attributesOf(options, pageHeight))
    const page = this.pdf.page as unknown as PageInMaking
    const onPage = (this.pdf as unknown as Tree).getStructParentTree().get(page.structParentTreeKey)
    const number = onPage.length
    onPage.push(this.current.ref)
    this.current.page = page.dictionary
    this.current.kids.push(number)
    mark(number)
    this.end()
  }

  /** A link: pdfkit makes its annotation and hangs it under the tag. */
  annotated(make: (element: PDFKit.PDFStructureElement) => void): void {
    const element = this.pdf.struct('Link')
    const made = element as unknown as { dictionary: Ref; setParent: (ref: Ref) => void; setAttached: () => void }
    this.current.kids.push(made.dictionary)
    made.setParent(this.current.ref)
    made.setAttached()
    make(element)
    element.end()
  }

  /** Writes out which tags stand on the page that is left: nothing but decoration comes on it after this. */
  leavePage(): void {
    const page = this.pdf.page as unknown as PageInMaking | null
    if (!page) return
    const tree = (this.pdf as unknown as Tree).getStructParentTree()
    const list = this.pdf.ref(tree.get(page.structParentTreeKey) as never) as unknown as Ref
    list.end()
    list.data = null
    tree.add(page.structParentTreeKey, list)
  }

  close(): void {
    while (this.open.length > 0) this.end()
  }

  private child(tag: string, attributes: Record<string, unknown>): void {
    const parent = this.current
    this.begin(tag, parent.ref, attributes)
    parent.kids.push(this.current.ref)
  }

  private begin(tag: string, parent: unknown, attributes: Record<string, unknown>): void {
    const ref = this.pdf.ref({ S: tag, P: parent }) as unknown as Ref
    this.open.push({ ref, tag, kids: [], page: null, attributes })
  }

  private end(): void {
    const element = this.open.pop()
    if (!element) return
    const { ref, attributes, page, kids } = element
    Object.assign(ref.data ?? {}, attributes, page ? { Pg: page } : {}, { K: kids })
    ref.end()
    ref.data = null
    ref.buffer = null
  }

  private treeRoot(): { ref: unknown; kids: unknown[] } {
    const root = (this.pdf as unknown as Tree).getStructTreeRoot()
    root.data.K ??= []
    return { ref: root, kids: root.data.K }
  }
}

function attributesOf({ alt, scope, box }: TagOptions, pageHeight: number): Record<string, unknown> {
  const layout = box && { O: 'Layout', Placement: 'Block', BBox: [box[0], pageHeight - box[3], box[2], pageHeight - box[1]] }
  const table = scope && { O: 'Table', Scope: scope }
  return { ...(alt ? { Alt: new String(safeText(alt)) } : {}), ...(layout || table ? { A: layout ?? table } : {}) }
}
