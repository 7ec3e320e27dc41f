/**
 * The Content-Disposition with which a browser saves an answer under a name of whatever letters; old programs that know no more than plain ones get those
 * (RFC 6266).
 */
export function saveAs(name: string): string {
  return `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
