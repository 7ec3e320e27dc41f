/** A PDF to be kept as a file. The name holds letters, digits, points and hyphens only. */
export function pdfResponse(bytes: Buffer, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name.replace(/[^A-Za-z0-9.-]+/g, '-')}"`,
      'Content-Length': String(bytes.length),
    },
  })
}
