/** The square (QR code) that an authenticator app scans. Always dark on white: not every camera reads it the other way round. */
export function ScanSquare({ square, label }: { square: readonly (readonly boolean[])[]; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${square.length} ${square.length}`}
      shapeRendering="crispEdges"
      className="w-52 rounded-lg border border-line"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path fill="#111" d={square.flatMap(darkInRow).join('')} />
    </svg>
  )
}

const darkInRow = (row: readonly boolean[], y: number) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).filter(Boolean)
