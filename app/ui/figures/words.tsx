import type { Label } from '#reports/figures/labels'

/** A text in a chart, kept readable by an edge of the ground around it. */
export function Words({ label, fill, weight = 400, size }: { label: Label; fill: string; weight?: number; size?: number }) {
  return (
    <text
      x={label.x}
      y={label.y}
      textAnchor={label.anchor}
      fill={fill}
      fontWeight={weight}
      fontSize={size}
      stroke="var(--surface)"
      strokeWidth="3"
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {label.text}
    </text>
  )
}
